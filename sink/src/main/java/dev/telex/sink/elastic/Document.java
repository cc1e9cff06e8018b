package dev.telex.sink.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record of `telex.enriched` as Elasticsearch takes it: its bytes as they are, and where they go.
///
/// @param index   the month in which the article was first seen, so that every revision of it meets the earlier
///        ones
/// @param id      the article's id
/// @param version the record's own, as Elasticsearch's external version: an older record never replaces a newer
///        one
/// @param record  where it came from
public record Document(String index, String id, long version, ConsumerRecord<byte[], byte[]> record) {
    /// Reads the record to its end, so that it is JSON for sure, but keeps only what says where it goes.
    ///
    /// @throws IOException where the record is no enriched article
    public static Document of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            throw new IOException("a record without a value");
        }
        String id = null;
        Instant firstSeen = null;
        long version = -1;
        try (JsonParser json = Json.mapper().createParser(record.value())) {
            expectObject(json.nextToken());
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getValueAsString();
                    case "firstSeen" -> firstSeen = instant(json.getValueAsString());
                    case "version" -> version = json.getValueAsLong(-1);
                    default -> json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new IOException("more than one value in a record");
            }
        }
        if (id == null || firstSeen == null || version < 0) {
            throw new IOException("an enriched article without id, version or firstSeen");
        }
        return new Document(ArticleIndex.of(firstSeen), id, version, record);
    }

    /// Its size in a bulk.
    public int bytes() {
        return record.value().length;
    }

    private static void expectObject(@Nullable JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw new IOException("no JSON object");
        }
    }

    private static @Nullable Instant instant(@Nullable String text) throws IOException {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("firstSeen is no time: " + text, e);
        }
    }
}
