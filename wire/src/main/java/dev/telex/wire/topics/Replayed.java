package dev.telex.wire.topics;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Marks records that tell what is no news: an article that was read again by `telex replay`, with what a better model
/// finds in it. Indices take it like any other record; who shows or counts what comes in leaves it out.
public final class Replayed {
    private static final String NAME = "telex.replayed";

    private Replayed() {}

    public static boolean is(Headers headers) {
        return headers.lastHeader(NAME) != null;
    }

    /// What [#is] looks for; Kafka Streams hands it on with what comes of the record.
    public static Header header() {
        return new RecordHeader(NAME, new byte[0]);
    }
}
