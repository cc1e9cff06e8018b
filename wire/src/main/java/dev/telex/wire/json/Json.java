package dev.telex.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// Reads and writes events as JSON.
///
/// Times are ISO 8601 in UTC, what is null is left out, a list that is left out is empty, and fields nobody knows
/// are ignored, so that old readers live with new writers.
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private Json() {}

    /// The mapper itself, for trees and for streaming.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static byte[] bytes(Object event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a " + event.getClass().getSimpleName() + " as JSON", e);
        }
    }

    public static String text(Object event) {
        return new String(bytes(event), StandardCharsets.UTF_8);
    }

    /// @throws IOException where the bytes are no such event; the message says which field and where
    public static <T> T read(byte[] bytes, Class<T> type) throws IOException {
        return MAPPER.readValue(bytes, type);
    }

    /// For Kafka: null stays null (a tombstone).
    public static <T> Serde<T> serde(Class<T> type) {
        return Serdes.serdeFrom(new JsonSerializer<>(), new JsonDeserializer<>(type));
    }

    /// The JSON Schema of an event, draft 2020-12.
    ///
    /// @param name as in "article", "enriched-article", "feed", "feed-state"
    public static InputStream schema(String name) {
        InputStream schema = Json.class.getResourceAsStream("/dev/telex/wire/schema/" + name + ".schema.json");
        if (schema == null) {
            throw new IllegalArgumentException("no schema for an event called " + name);
        }
        return schema;
    }
}
