package dev.telex.query.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The ids under which articles hold a story. An article keeps the id that it was given, and a story that turned out to
/// be another's says whose (`mergedInto`): so one story has as many ids as there are stories in it.
final class SameStory {
    /// A story of more is found in part.
    private static final int MOST_IDS = 1000;

    private SameStory() {}

    static List<String> ids(String story, Elasticsearch elasticsearch) throws IOException {
        Set<String> ids = new LinkedHashSet<>(Set.of(story));
        int before = 0;
        while (ids.size() > before && ids.size() < MOST_IDS) {
            before = ids.size();
            JsonNode answer = elasticsearch.post(
                    "/" + Indexes.STORIES + "/_search?ignore_unavailable=true", merged(List.copyOf(ids)));
            answer.at("/hits/hits").forEach(hit -> {
                ids.add(hit.path("_id").asText());
                ids.add(hit.at("/_source/mergedInto").asText());
            });
        }
        return List.copyOf(ids);
    }

    /// Stories that were taken in: one of these, or by one of these.
    private static ObjectNode merged(List<String> ids) {
        ObjectNode body = Json.mapper().createObjectNode().put("size", MOST_IDS);
        body.putArray("_source").add("mergedInto");
        ObjectNode bool = body.putObject("query").putObject("bool").put("minimum_should_match", 1);
        bool.putArray("filter").addObject().putObject("exists").put("field", "mergedInto");
        ArrayNode either = bool.putArray("should");
        either.add(Translation.oneOf("id", ids)).add(Translation.oneOf("mergedInto", ids));
        return body;
    }
}
