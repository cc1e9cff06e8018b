package dev.telex.sink;

import dev.telex.sink.elastic.Document;
import java.util.ArrayList;
import java.util.List;

/// Cuts documents into bulks that are within count and bytes; their order stays.
final class Batches {
    private Batches() {}

    static List<List<Document>> of(List<Document> documents, SinkSettings settings) {
        List<List<Document>> batches = new ArrayList<>();
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        for (Document document : documents) {
            int size = document.record().value().length;
            boolean isFull = batch.size() == settings.batchDocuments()
                    || bytes + size > settings.batchBytes().bytes();
            if (isFull && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(document);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
