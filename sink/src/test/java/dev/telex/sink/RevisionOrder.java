package dev.telex.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks at bulks as they come and go: a revision may not come before an earlier one of its id, nor while one of
/// its id is still being written.
final class RevisionOrder {
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Long> underWay = new HashMap<>();
    private final List<String> disorder = new ArrayList<>();

    /// @return versions by id
    static Map<String, Long> read(byte[] bulk) throws IOException {
        Map<String, Long> versions = new HashMap<>();
        try (var lines = Json.mapper().readerFor(JsonNode.class).<JsonNode>readValues(bulk)) {
            while (lines.hasNext()) {
                JsonNode action = lines.next().path("index");
                lines.next();
                versions.put(action.path("_id").asText(), action.path("version").asLong());
            }
        }
        return versions;
    }

    synchronized void comes(Map<String, Long> versions) {
        versions.forEach((id, version) -> {
            Long beside = underWay.put(id, version);
            long before = last.merge(id, version, Math::max);
            if (beside != null) {
                disorder.add("%s: version %d beside version %d".formatted(id, version, beside));
            } else if (before > version) {
                disorder.add("%s: version %d after version %d".formatted(id, version, before));
            }
        });
    }

    synchronized void goes(Map<String, Long> versions) {
        underWay.keySet().removeAll(versions.keySet());
    }

    synchronized List<String> disorder() {
        return List.copyOf(disorder);
    }
}
