package dev.telex.ingest.publish;

import java.util.List;

/// What came of a document that was handed in.
public sealed interface Received {
    /// All of it is in Kafka.
    ///
    /// @param items    in the document
    /// @param articles ids of those that had something to tell
    record Published(int items, List<String> articles) implements Received {
        public Published {
            articles = List.copyOf(articles);
        }
    }

    /// @param reason what the document is instead or where it breaks, and the mend
    record Unreadable(String reason) implements Received {}

    /// This process does not own the feed: nobody has added it, another process has it, or it is still read.
    record NotOwned() implements Received {}

    /// Kafka did not acknowledge. Handing it in again is safe, whatever has become of it.
    record Unacknowledged(String reason) implements Received {}
}
