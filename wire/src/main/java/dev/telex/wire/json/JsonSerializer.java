package dev.telex.wire.json;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

final class JsonSerializer<T> implements Serializer<T> {
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T event) {
        return event == null ? null : Json.bytes(event);
    }
}
