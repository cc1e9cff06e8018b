package dev.telex.sink.elastic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event's JSON on its way into a bulk.
///
/// Elasticsearch stems a field with one analyzer, but the wire speaks many languages. So the words of an
/// event stand in its document once more, in fields of its language: `"words": {"en": {"title": …, "text":
/// …}}`. They are indexed and not kept, so what Elasticsearch gives back is what came from Kafka. The words
/// are copied as the bytes they are, quotes and escapes included.
public final class Source {
    private static final byte[] WORDS = ",\"words\":{\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FIELDS = "\":{".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "}}}".getBytes(StandardCharsets.UTF_8);

    private final byte[] json;
    private final int end;
    private final @Nullable String language;
    private final List<Slice> words;
    private final int bytes;

    /// A JSON string in an event.
    ///
    /// @param field what it is: "title", "text"
    /// @param start its first byte
    /// @param end   one past its last byte
    record Slice(String field, int start, int end) {}

    /// @param json     an object
    /// @param end      where its closing brace stands
    /// @param language field of its words; null: it has none
    /// @param words    strings in it
    Source(byte[] json, int end, @Nullable String language, List<Slice> words) {
        this.json = json;
        this.end = end;
        this.language = language;
        this.words = words;
        this.bytes = json.length
                + words.stream().mapToInt(word -> word.end() - word.start()).sum();
    }

    /// An object as it is, without its words once more.
    public static Source of(byte[] json) {
        return new Source(json, json.length, null, List.of());
    }

    int bytes() {
        return bytes;
    }

    /// As one line.
    void writeTo(ByteArrayOutputStream out) {
        if (language == null || words.isEmpty()) {
            writeLine(0, json.length, out);
        } else {
            writeLine(0, end, out);
            out.writeBytes(WORDS);
            out.writeBytes(language.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(FIELDS);
            String before = "\"";
            for (Slice word : words) {
                out.writeBytes((before + word.field() + "\":").getBytes(StandardCharsets.UTF_8));
                out.write(json, word.start(), word.end() - word.start());
                before = ",\"";
            }
            out.writeBytes(END);
        }
        out.write('\n');
    }

    /// Line breaks between values, as of JSON made for people, would end the line. Within strings JSON has
    /// none.
    private void writeLine(int from, int to, ByteArrayOutputStream out) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                out.write(json, start, i - start);
                out.write(' ');
                start = i + 1;
            }
        }
        out.write(json, start, to - start);
    }
}
