package dev.telex.sink.elastic;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record of `telex.enriched` as Elasticsearch takes it: its bytes as they are, and where they go.
///
/// @param index   the month in which the article was first seen, so that every revision of it meets the earlier
///        ones
/// @param id      the article's id
/// @param version the record's own, as Elasticsearch's external version: an older record never replaces a newer
///        one
/// @param record  where it came from
public record Document(String index, String id, long version, ConsumerRecord<byte[], byte[]> record) {
    /// @throws IOException where the record is no enriched article
    public static Document of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            throw new IOException("a record without a value");
        }
        EnrichedArticle article = Json.read(record.value(), EnrichedArticle.class);
        if (article.id() == null || article.firstSeen() == null) {
            throw new IOException("an enriched article without id or firstSeen");
        }
        return new Document(ArticleIndex.of(article.firstSeen()), article.id(), article.version(), record);
    }
}
