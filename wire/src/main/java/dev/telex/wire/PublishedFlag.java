package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What is wrong with the time at which an article claims to have been published.
public enum PublishedFlag {
    /// The item has none that can be read.
    @JsonProperty("missing")
    MISSING,
    /// It lies more than [#TOLERANCE_SECONDS] after the item was seen.
    @JsonProperty("future")
    FUTURE;

    /// How far two honest clocks may be apart.
    public static final int TOLERANCE_SECONDS = 300;
}
