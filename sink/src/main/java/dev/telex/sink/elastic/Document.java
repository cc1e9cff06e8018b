package dev.telex.sink.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record as Elasticsearch takes it: its bytes as they are, and where they go.
///
/// @param family  of which kind it is
/// @param index   the alias of the month in which it was first seen, so that every record of an id meets the
///        earlier ones
/// @param id      the event's
/// @param version the record's own, as Elasticsearch's external version: an older record never replaces a newer
///        one
/// @param source  what is indexed: the record's value, and its words once more for its language
/// @param record  where it came from
public record Document(
        IndexFamily family,
        String index,
        String id,
        long version,
        Source source,
        ConsumerRecord<byte[], byte[]> record) {

    /// What is read of a record beside its bytes.
    private static final class Read {
        @Nullable
        String id;

        @Nullable
        Instant firstSeen;

        @Nullable
        String language;

        long version = -1;
        final List<Source.Slice> words = new ArrayList<>();
    }

    /// Reads the record to its end, so that it is JSON for sure, but keeps only what says where it goes.
    ///
    /// @throws IOException where the record is none of its topic
    public static Document of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        IndexFamily family = IndexFamily.of(record.topic());
        if (record.value() == null) {
            throw new IOException("a record without a value");
        }
        Read read = new Read();
        int end;
        try (JsonParser json = Json.mapper().createParser(record.value())) {
            expectObject(json.nextToken());
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                read(field, json.nextToken(), json, family, read);
            }
            end = (int) json.currentLocation().getByteOffset() - 1;
            if (json.nextToken() != null) {
                throw new IOException("more than one value in a record");
            }
        }
        if (read.id == null || read.firstSeen == null || read.version < 0) {
            throw new IOException("a record of " + record.topic() + " without id, version or " + family.time());
        }
        String language = Languages.of(read.language);
        Source source = new Source(record.value(), end, language, language == null ? List.of() : read.words);
        return new Document(family, family.month(read.firstSeen), read.id, read.version, source, record);
    }

    private static void read(String field, JsonToken token, JsonParser json, IndexFamily family, Read read)
            throws IOException {
        switch (field) {
            case "id" -> read.id = json.getValueAsString();
            case "version" -> read.version = json.getValueAsLong(-1);
            case "language" -> read.language = json.getValueAsString();
            case "title", "headline", "text" -> {
                if (token == JsonToken.VALUE_STRING) {
                    int start = (int) json.currentTokenLocation().getByteOffset();
                    json.finishToken();
                    int end = (int) json.currentLocation().getByteOffset();
                    read.words.add(new Source.Slice(field.equals("text") ? "text" : "title", start, end));
                } else {
                    json.skipChildren();
                }
            }
            default -> {
                if (field.equals(family.time())) {
                    read.firstSeen = instant(json.getValueAsString());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    /// The month that its index is of.
    YearMonth month() {
        return family.month(index);
    }

    /// What is one document in Elasticsearch: an article and its story have the same id.
    public String place() {
        return index + "/" + id;
    }

    /// Its size in a bulk.
    public int bytes() {
        return source.bytes();
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
            throw new IOException("no time: " + text, e);
        }
    }
}
