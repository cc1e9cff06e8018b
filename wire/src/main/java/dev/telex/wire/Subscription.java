package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed's subscription at a hub (WebSub). Value of `telex.subscriptions`, keyed by [#id], read whole by every
/// ingest process: a hub calls whichever of them it reaches. The secrets are not in it; they are derived from it.
///
/// @param id       one for each feed, hub, topic and public address of Telex
/// @param feed     as its owner knew it when it last asked the hub
/// @param shared   links and guids that name none of the feed's items, as [SeenItems#shared]
/// @param hub      where to subscribe
/// @param topic    by which address the hub knows the feed
/// @param due      when the feed's owner does something about it: renews it, asks again, gives it up
/// @param ends     when the hub stops pushing; null where it never agreed
/// @param failures requests in a row that came to nothing
/// @param reason   why it is not alive, or was not renewed; null where all is well
public record Subscription(
        String id,
        Feed feed,
        List<Long> shared,
        String hub,
        String topic,
        Phase phase,
        Instant due,
        @Nullable Instant ends,
        int failures,
        @Nullable String reason) {

    public Subscription {
        shared = List.copyOf(shared);
    }

    public enum Phase {
        /// Wanted, and the hub has not agreed yet.
        @JsonProperty("asked")
        ASKED,
        /// The hub agreed, and pushes until [Subscription#ends].
        @JsonProperty("agreed")
        AGREED,
        /// The hub will not have it.
        @JsonProperty("denied")
        DENIED,
        /// Not wanted any more, and the hub has not confirmed yet.
        @JsonProperty("leaving")
        LEAVING
    }
}
