package dev.telex.sink.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchFailure;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index template of a family: settings and mappings of the indices that are created from now on.
///
/// Mappings carry a version. It rises with every change of them, and an index says in its `_meta` which one
/// it has.
record Template(IndexFamily family, ObjectNode json) {
    private static final Logger LOG = LoggerFactory.getLogger(Template.class);
    private static final int BAD_REQUEST = 400;

    static Template of(IndexFamily family) {
        ObjectNode template = read("template.json");
        ObjectNode own = read(family.alias().substring("telex-".length()) + ".mappings.json");
        template.putArray("index_patterns").add(family.alias() + "-*");
        template.set("version", own.get("version"));
        ObjectNode mappings = (ObjectNode) template.at("/template/mappings");
        mappings.putObject("_meta").set("version", own.get("version"));
        own.path("excludes").forEach(mappings.withObject("/_source").withArray("excludes")::add);
        mappings.set("properties", own.get("properties"));
        if (own.path("prose").asBoolean()) {
            addLanguages(template);
        }
        return new Template(family, template);
    }

    /// Fields for the words of each language, and their analyzers. Stop words count: a phrase is told with
    /// them.
    private static void addLanguages(ObjectNode template) {
        ObjectNode analyzers = (ObjectNode) template.at("/template/settings/analysis/analyzer");
        ObjectNode words = template.withObject("/template/mappings/properties/words/properties");
        Languages.ANALYZERS.forEach((language, analyzer) -> {
            analyzers.putObject(language).put("type", analyzer).put("stopwords", "_none_");
            ObjectNode fields = words.putObject(language).putObject("properties");
            for (String field : new String[] {"title", "text"}) {
                fields.putObject(field).put("type", "text").put("analyzer", language);
            }
        });
    }

    int version() {
        return json.get("version").asInt();
    }

    /// What an index of an earlier version is given.
    ObjectNode mappings() {
        ObjectNode mappings = Json.mapper().createObjectNode();
        mappings.set("_meta", json.at("/template/mappings/_meta"));
        mappings.set("properties", json.at("/template/mappings/properties"));
        return mappings;
    }

    /// Puts it, in place of an earlier one. A language whose analyzer the server lacks gets the plain one instead:
    /// its words are found as they are written.
    void put(Elasticsearch elasticsearch) throws IOException {
        Set<String> plain = new TreeSet<>();
        while (true) {
            try {
                elasticsearch.put("/_index_template/" + family.alias(), json);
                break;
            } catch (ElasticsearchFailure e) {
                Set<String> lacking = lacking(e);
                if (e.status() != BAD_REQUEST || !plain.addAll(lacking)) {
                    throw e;
                }
                ObjectNode analyzers = (ObjectNode) json.at("/template/settings/analysis/analyzer");
                lacking.forEach(language -> analyzers.set(language, analyzers.get("wire")));
            }
        }
        if (!plain.isEmpty()) {
            LOG.warn("{}: this server has no analyzers of {}; their words are not stemmed", family.alias(), plain);
        }
    }

    /// The languages whose analyzer a refusal names.
    private static Set<String> lacking(ElasticsearchFailure refusal) {
        return Languages.ANALYZERS.entrySet().stream()
                .filter(language -> String.valueOf(refusal.getMessage()).contains("[" + language.getValue() + "]"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static ObjectNode read(String name) {
        try (InputStream resource =
                Objects.requireNonNull(Template.class.getResourceAsStream("/dev/telex/sink/elastic/" + name), name)) {
            JsonNode json = Json.mapper().readTree(resource);
            return (ObjectNode) json;
        } catch (IOException e) {
            throw new IllegalStateException(name + " is part of Telex and cannot be read", e);
        }
    }
}
