package dev.telex.ingest.parse.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A JSON object whose fields are asked for in lower case: ninjs 1 and 2 write "pubstatus", 3 writes
/// "pubStatus".
final class NinjsObject {
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    NinjsObject(JsonNode object) {
        object.properties().forEach(field -> fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /// The first of these fields that is a string or a number with something in it.
    @Nullable
    String text(String... names) {
        for (String name : names) {
            JsonNode value = fields.get(name);
            String text = value == null || !value.isValueNode() ? null : Text.orNull(value.asText());
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /// The fields of 1.x that have a variable end: "body_xhtml".
    Stream<Map.Entry<String, String>> texts(String prefix) {
        return fields.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith(prefix) && field.getValue().isTextual())
                .map(field -> Map.entry(
                        field.getKey().substring(prefix.length()),
                        field.getValue().asText()));
    }

    /// The objects of the first of these fields that has any, in a list (2 and 3) or by name (1).
    Stream<NinjsObject> objects(String... names) {
        return Stream.of(names)
                .map(fields::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isEmpty())
                .limit(1)
                .flatMap(JsonNode::valueStream)
                .filter(JsonNode::isObject)
                .map(NinjsObject::new);
    }

    /// The object of a field; an empty one where there is none.
    NinjsObject object(String name) {
        return new NinjsObject(fields.getOrDefault(name, MissingNode.getInstance()));
    }

    /// The strings of a field, which may be one or a list of them.
    Stream<String> strings(String name) {
        JsonNode value = fields.get(name);
        return value == null
                ? Stream.of()
                : (value.isArray() ? value.valueStream() : Stream.of(value))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText);
    }
}
