package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// Something that whoever looks after the feeds wants to know. Value of `telex.feed-events`, keyed by [#feed].
///
/// @param feed   the feed's id
/// @param url    its address, the new one where it moved
/// @param at     when ingest noticed
/// @param detail what happened, with the figures, and the mend where there is one
public record FeedEvent(String feed, String url, Kind kind, Instant at, String detail) {
    public enum Kind {
        /// Its publisher says that it lives elsewhere, and said so long enough.
        @JsonProperty("moved")
        MOVED,
        /// Its publisher says that it is no more, and said so more than once. It is not asked any more.
        @JsonProperty("gone")
        GONE,
        /// It does not answer with a document, or with one that cannot be read.
        @JsonProperty("failing")
        FAILING,
        /// It answers again.
        @JsonProperty("recovered")
        RECOVERED,
        /// It has been silent for longer than its rhythm explains.
        @JsonProperty("quiet")
        QUIET,
        /// Nothing in it was there the last time: items may have rolled past unseen.
        @JsonProperty("gap")
        GAP,
        /// Its publisher gave known items other links or guids.
        @JsonProperty("reissued")
        REISSUED
    }
}
