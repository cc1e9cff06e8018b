package dev.telex.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// Reads and writes events as JSON.
///
/// Times are ISO 8601 in UTC, durations as people write them ("6h"), what is null is left out, a list that is left out
/// is empty, and fields nobody knows
/// are ignored, so that old readers live with new writers.
public final class Json {
    private static final ObjectMapper MAPPER = like(JsonMapper.builder())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectMapper YAML = like(YAMLMapper.builder())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B like(B mapper) {
        return mapper.addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addSerializer(Duration.class, new WrittenDuration())
                        .addDeserializer(Duration.class, new ReadDuration()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
                .withConfigOverride(
                        List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }

    private Json() {}

    /// The mapper itself, for trees and for streaming.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// The same as YAML, for what people write: there, a field that nobody knows is a slip of the hand, and refused.
    public static ObjectMapper yaml() {
        return YAML;
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
