package dev.telex.sink.elastic;

import java.util.List;

/// Where documents are written.
public sealed interface Destination permits RunningIndexes, NewIndexes {
    /// Whether a document belongs there; the others are passed over.
    boolean wants(Document document);

    /// Offers documents.
    ///
    /// @return what became of each, in any order
    List<Written> write(List<Document> documents);
}
