package dev.telex.app;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.sink.elastic.ArticleIndex;
import dev.telex.sink.elastic.ElasticsearchSettings;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.util.List;

/// Looks into the index of articles.
public final class ArticleSearch implements AutoCloseable {
    private static final List<String> FIELDS = List.of("title^3", "summary", "text", "publisher", "entities.name");

    private static final HighlightField SNIPPET = HighlightField.of(
            field -> field.numberOfFragments(1).fragmentSize(160).preTags("").postTags(""));

    private final ElasticsearchClient client;

    public ArticleSearch(ElasticsearchSettings settings) {
        this.client = settings.client();
    }

    /// @param total    articles that match
    /// @param articles the latest of them
    public record Found(long total, List<Match> articles) {}

    /// @param snippet where the words stand in the text; "" where they stand elsewhere
    public record Match(EnrichedArticle article, String snippet) {}

    /// @param documents articles in the index
    /// @param bytes     that they take on disk
    public record Size(long documents, long bytes) {}

    /// The latest articles in which all of the words stand: quotes make a phrase, a minus excludes, a star ends a
    /// beginning.
    public Found search(String words, int limit) throws IOException {
        Query query = Query.of(q -> q.simpleQueryString(
                s -> s.query(words).fields(FIELDS).defaultOperator(Operator.And).lenient(true)));
        SearchResponse<JsonNode> response = client.search(
                search -> search.index(ArticleIndex.NAME)
                        .ignoreUnavailable(true)
                        .query(query)
                        .size(limit)
                        .trackTotalHits(track -> track.enabled(true))
                        .sort(sort -> sort.field(field -> field.field("seen").order(SortOrder.Desc)))
                        .highlight(highlight -> highlight.fields(NamedValue.of("text", SNIPPET))),
                JsonNode.class);
        long total =
                response.hits().total() == null ? 0 : response.hits().total().value();
        return new Found(
                total, response.hits().hits().stream().map(ArticleSearch::match).toList());
    }

    public Size size() throws IOException {
        var stats = client.indices()
                .stats(s -> s.index(ArticleIndex.NAME + "*"))
                .all()
                .primaries();
        return stats == null || stats.docs() == null || stats.store() == null
                ? new Size(0, 0)
                : new Size(stats.docs().count(), stats.store().sizeInBytes());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static Match match(Hit<JsonNode> hit) {
        List<String> snippets = hit.highlight().getOrDefault("text", List.of());
        return new Match(
                Json.mapper().convertValue(hit.source(), EnrichedArticle.class),
                snippets.isEmpty()
                        ? ""
                        : snippets.getFirst().replaceAll("\\s+", " ").strip());
    }
}
