package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a feed's items come to Telex.
public enum FeedKind {
    /// Telex asks for it, and takes what its hub pushes.
    @JsonProperty("poll")
    POLL,
    /// Its publisher sends each item to Telex over HTTP.
    @JsonProperty("push")
    PUSH,
    /// Its publisher puts files into a directory, here or on an SFTP server.
    @JsonProperty("drop")
    DROP
}
