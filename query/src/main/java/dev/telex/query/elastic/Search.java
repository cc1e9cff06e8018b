package dev.telex.query.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.query.Query;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Looks into the index of articles.
public final class Search implements AutoCloseable {
    private static final Map<String, String> FACETS = facets();
    private static final int MOST_LANGUAGES = 300;

    private final Elasticsearch elasticsearch;
    private final InstantSource clock;

    public Search(ElasticsearchSettings settings, InstantSource clock) {
        this.elasticsearch = new Elasticsearch(settings);
        this.clock = clock;
    }

    /// @param total    articles that match
    /// @param articles the first of them
    /// @param facets   the commonest sources, languages, kinds, entities and countries of all that match
    public record Found(long total, List<Match> articles, SequencedMap<String, List<Facet>> facets) {
        public Found {
            articles = List.copyOf(articles);
        }
    }

    /// @param snippet where the words stand in the text; "" where they stand elsewhere
    public record Match(EnrichedArticle article, String snippet) {}

    /// @param count articles that have the value
    public record Facet(String value, long count) {}

    /// @param documents articles in the index
    /// @param bytes     that they take on disk
    public record Size(long documents, long bytes) {}

    public Found search(SearchRequest request) throws IOException {
        JsonNode answer =
                elasticsearch.post("/" + Indexes.ARTICLES + "/_search?ignore_unavailable=true", body(request));
        List<Match> articles = new ArrayList<>();
        answer.at("/hits/hits").forEach(hit -> articles.add(match(hit)));
        SequencedMap<String, List<Facet>> facets = new LinkedHashMap<>();
        for (String name : answer.has("aggregations") ? FACETS.keySet() : List.<String>of()) {
            List<Facet> values = new ArrayList<>();
            answer.at("/aggregations/" + name + "/buckets")
                    .forEach(bucket -> values.add(new Facet(
                            bucket.path("key").asText(),
                            bucket.path("doc_count").asLong())));
            facets.put(name, List.copyOf(values));
        }
        return new Found(answer.at("/hits/total/value").asLong(), articles, facets);
    }

    /// What is sent to Elasticsearch, for people who want to know.
    public JsonNode explain(SearchRequest request) throws IOException {
        return body(request);
    }

    public Size size() throws IOException {
        // The statistics would count each fact as a document of its own.
        JsonNode count = elasticsearch.get("/" + Indexes.ARTICLES + "/_count");
        JsonNode store = elasticsearch.get("/" + Indexes.ARTICLES + "/_stats/store");
        return new Size(
                count.path("count").asLong(),
                store.at("/_all/primaries/store/size_in_bytes").asLong());
    }

    @Override
    public void close() {
        elasticsearch.close();
    }

    private ObjectNode body(SearchRequest request) throws IOException {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode bool = body.putObject("query").putObject("bool");
        bool.putArray("must").add(new Translation(clock.instant(), languages(request)).of(request.query()));
        filter(bool.putArray("filter"), request);
        body.put("size", request.limit()).put("track_total_hits", true);
        ArrayNode sort = body.putArray("sort");
        if (request.order() == SearchRequest.Order.RELEVANCE) {
            sort.addObject().put("_score", "desc");
        }
        sort.addObject().put("seen", "desc");
        ObjectNode highlight = body.putObject("highlight").putObject("fields").putObject("text");
        highlight.put("number_of_fragments", 1).put("fragment_size", 160);
        highlight.putArray("pre_tags").add("");
        highlight.putArray("post_tags").add("");
        if (request.facets() > 0) {
            FACETS.forEach((name, field) -> body.withObject("/aggs/" + name + "/terms")
                    .put("field", field)
                    .put("size", request.facets()));
        }
        return body;
    }

    /// Those of the articles that may be found, each by the name that its fields have.
    private List<String> languages(SearchRequest request) throws IOException {
        List<String> tags = new ArrayList<>(request.languages());
        if (tags.isEmpty() && !(request.query() instanceof Query.Everything)) {
            ObjectNode body = Json.mapper().createObjectNode().put("size", 0);
            body.withObject("/aggs/language/terms").put("field", "language").put("size", MOST_LANGUAGES);
            elasticsearch
                    .post("/" + Indexes.ARTICLES + "/_search?ignore_unavailable=true", body)
                    .at("/aggregations/language/buckets")
                    .forEach(bucket -> tags.add(bucket.path("key").asText()));
        }
        return tags.stream()
                .map(WordFields::of)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private void filter(ArrayNode filter, SearchRequest request) throws IOException {
        if (!request.entities().isEmpty()) {
            filter.add(Translation.oneOf("entities.id", request.entities()));
        }
        if (!request.sources().isEmpty()) {
            filter.add(Translation.oneOf("publisher", request.sources()));
        }
        if (!request.languages().isEmpty()) {
            List<ObjectNode> any = new ArrayList<>(List.of(Translation.oneOf("language", request.languages())));
            request.languages().forEach(language -> any.add(Translation.leaf("prefix", "language", language + "-")));
            filter.add(Translation.any(any, 1));
        }
        if (request.story() != null) {
            filter.add(Translation.oneOf("story.id", SameStory.ids(request.story(), elasticsearch)));
        }
        if (request.near() != null) {
            ObjectNode near = filter.addObject().putObject("geo_distance");
            near.put("distance", request.near().kilometres() + "km");
            near.putObject("places.location")
                    .put("lat", request.near().latitude())
                    .put("lon", request.near().longitude());
        }
        if (request.from() != null || request.to() != null) {
            ObjectNode bounds = Json.mapper().createObjectNode();
            if (request.from() != null) {
                bounds.put("gte", request.from().toString());
            }
            if (request.to() != null) {
                bounds.put("lt", request.to().toString());
            }
            filter.add(Translation.range("seen", bounds));
        }
    }

    private static Match match(JsonNode hit) {
        String snippet = hit.at("/highlight/text/0").asText("");
        return new Match(
                Json.mapper().convertValue(hit.path("_source"), EnrichedArticle.class),
                snippet.replaceAll("\\s+", " ").strip());
    }

    private static Map<String, String> facets() {
        Map<String, String> facets = new LinkedHashMap<>();
        facets.put("source", "publisher");
        facets.put("language", "language");
        facets.put("kind", "kind");
        facets.put("entity", "entities.name");
        facets.put("country", "places.country");
        return facets;
    }
}
