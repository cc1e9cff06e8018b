package dev.telex.wire.json;

import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

final class JsonDeserializer<T> implements Deserializer<T> {
    private final Class<T> type;

    JsonDeserializer(Class<T> type) {
        this.type = type;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : Json.read(bytes, type);
        } catch (IOException e) {
            throw new SerializationException(
                    "%s: not a readable %s: %s".formatted(topic, type.getSimpleName(), e.getMessage()), e);
        }
    }
}
