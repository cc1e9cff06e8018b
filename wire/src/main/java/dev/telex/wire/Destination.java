package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where alerts are delivered.
///
/// @param name      of its own within its watch
/// @param address   an absolute http or https address, or an e-mail address; null where the secret has it
/// @param secret    name below deliver.secrets of a key to sign with, or of an address that is itself a secret
///        (Slack's and Teams' are); never the secret itself
/// @param embargoed whether it may have copy whose embargo runs
/// @param digest    gathers its alerts for so long; null: each at once
/// @param template  name below deliver.templates; null: the one that comes with Telex
public record Destination(
        String name,
        Kind kind,
        @Nullable String address,
        @Nullable String secret,
        Boolean embargoed,
        @Nullable Duration digest,
        @Nullable String template) {
    public Destination {
        embargoed = Boolean.TRUE.equals(embargoed);
    }

    /// Where it leads to, whatever watch names it: if that is dead for one, it is for all.
    public String target() {
        return Ids.hash("destination", kind.name(), String.valueOf(address), String.valueOf(secret));
    }

    public enum Kind {
        /// Standard Webhooks: signed where there is a key.
        @JsonProperty("webhook")
        WEBHOOK,
        @JsonProperty("slack")
        SLACK,
        @JsonProperty("teams")
        TEAMS,
        @JsonProperty("email")
        EMAIL
    }
}
