package dev.telex.sink.deadletter;

import dev.telex.wire.topics.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// A record that was set aside.
///
/// @param record  of `telex.dead-letters`: its key and value are those of the record that was set aside
/// @param outcome what was done about it: "replayed", "dropped"; "" as long as it waits
public record Letter(ConsumerRecord<byte[], byte[]> record, String outcome) {
    private static final Pattern ORIGIN = Pattern.compile("(.+)-(\\d+)@(\\d+)");

    /// Where a letter came from.
    public record Origin(String topic, int partition, long offset) {}

    /// What names it on the command line: partition and offset, "3@1042".
    public String id() {
        return record.partition() + "@" + record.offset();
    }

    public Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /// Who set it aside; "" where the record does not say.
    public String stage() {
        return header(DeadLetter.STAGE);
    }

    public String reason() {
        return header(DeadLetter.ERROR);
    }

    /// Where it came from, as it says itself: "telex.articles-3@1042"; "" where it does not say.
    public String from() {
        return header(DeadLetter.ORIGIN);
    }

    boolean isFrom(String topic) {
        Matcher matcher = ORIGIN.matcher(from());
        return matcher.matches() && matcher.group(1).equals(topic);
    }

    /// @throws IllegalStateException where the record does not say
    public Origin origin() {
        Matcher matcher = ORIGIN.matcher(from());
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    "letter %s does not say where it came from: \"%s\"".formatted(id(), from()));
        }
        return new Origin(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    public boolean isWaiting() {
        return outcome.isEmpty();
    }

    private String header(String name) {
        return header(record, name);
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
