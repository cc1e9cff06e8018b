package dev.telex.wire.topics;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record that a stage could not take: its bytes as they came, set aside with the reason in headers, so that
/// the rest goes on and it can be repeated.
public final class DeadLetter {
    /// Header: who set it aside, "enrich" or "sink".
    public static final String STAGE = "telex.stage";
    /// Header: what was wrong with it.
    public static final String ERROR = "telex.error";
    /// Header: where it came from, "telex.articles-3@1042" (topic, partition, offset).
    public static final String ORIGIN = "telex.origin";
    /// Header of a record that settles a letter: what was done about it, "replayed" or "dropped".
    public static final String SETTLED = "telex.settled";
    /// Header of a record that settles a letter: which, by its offset in the same partition.
    public static final String LETTER = "telex.letter";

    private DeadLetter() {}

    public static String origin(String topic, int partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }

    /// The record of `telex.dead-letters`.
    public static ProducerRecord<byte[], byte[]> of(
            byte @Nullable [] key, byte @Nullable [] value, String stage, String error, String origin) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key, value);
        add(letter.headers(), STAGE, stage);
        add(letter.headers(), ERROR, error);
        add(letter.headers(), ORIGIN, origin);
        return letter;
    }

    /// The record that settles a letter: a topic forgets its records by time only, so that what was done about one
    /// stands behind it.
    ///
    /// @param partition of the letter
    /// @param offset    of the letter
    /// @param outcome   "replayed", "dropped"
    public static ProducerRecord<byte[], byte[]> settled(
            int partition, long offset, byte @Nullable [] key, String outcome) {
        ProducerRecord<byte[], byte[]> settled = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), partition, key, null);
        add(settled.headers(), SETTLED, outcome);
        add(settled.headers(), LETTER, Long.toString(offset));
        return settled;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
