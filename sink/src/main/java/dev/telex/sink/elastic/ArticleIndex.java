package dev.telex.sink.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The articles in Elasticsearch: an index a month, all behind one alias, with mappings from a template.
public final class ArticleIndex implements AutoCloseable {
    /// The alias to search; also what the indices' names begin with.
    public static final String NAME = "telex-articles";

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;

    private final ElasticsearchClient client;

    public ArticleIndex(ElasticsearchSettings settings) {
        this.client = settings.client();
    }

    /// Puts the index template, in place of an earlier one: it counts for indices that are created from now on.
    /// Then creates this month's index, so that the first article of all finds it ready, and a search before it
    /// finds nothing instead of no index.
    public void install(Instant now) throws IOException {
        try (InputStream template = Objects.requireNonNull(
                ArticleIndex.class.getResourceAsStream("/dev/telex/sink/elastic/articles.template.json"))) {
            put("/_index_template/" + NAME, new String(template.readAllBytes(), StandardCharsets.UTF_8));
        }
        try {
            put("/" + of(now), "{}");
        } catch (ResponseException e) {
            if (!String.valueOf(e.getMessage()).contains("resource_already_exists_exception")) {
                throw e;
            }
        }
    }

    /// As it stands: the client's own types for this would load a thousand classes into a start that waits for
    /// them.
    private void put(String path, String json) throws IOException {
        Request request = new Request("PUT", path);
        request.setJsonEntity(json);
        ((Rest5ClientTransport) client._transport()).restClient().performRequest(request);
    }

    /// The index of what was first seen at that time.
    static String of(Instant firstSeen) {
        return NAME + "-" + MONTH.format(firstSeen);
    }

    /// Offers documents, in one request where Elasticsearch takes it.
    ///
    /// @return what became of each
    public List<Written> write(List<Document> documents) {
        try {
            List<BulkResponseItem> items = client.bulk(bulk(documents)).items();
            List<Written> written = new ArrayList<>(documents.size());
            for (int i = 0; i < items.size(); i++) {
                written.add(judge(documents.get(i), items.get(i)));
            }
            return written;
        } catch (ElasticsearchException e) {
            return wholly(documents, e.status(), String.valueOf(e.getMessage()));
        } catch (TransportException e) {
            return wholly(documents, e.statusCode(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return wholly(documents, 0, e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static BulkRequest bulk(List<Document> documents) {
        return BulkRequest.of(bulk -> {
            documents.forEach(document ->
                    bulk.operations(operation -> operation.index(index -> index.index(document.index())
                            .id(document.id())
                            .version(document.version())
                            .versionType(VersionType.External)
                            .document(BinaryData.of(document.record().value(), ContentType.APPLICATION_JSON)))));
            return bulk;
        });
    }

    private static Written judge(Document document, BulkResponseItem item) {
        int status = item.status();
        if (item.error() == null || status == CONFLICT) {
            return new Written.Done(document);
        }
        String reason = status + " " + reason(item.error());
        return isTheDocuments(status) ? new Written.Refused(document, reason) : new Written.NotYet(document, reason);
    }

    /// The request as a whole failed. A document is refused only when it stood alone in it: in company it may not
    /// be to blame.
    private List<Written> wholly(List<Document> documents, int status, String reason) {
        if (!isTheDocuments(status)) {
            return documents.stream()
                    .<Written>map(document -> new Written.Unanswered(document, status + " " + reason))
                    .toList();
        }
        if (documents.size() == 1) {
            return List.of(new Written.Refused(documents.getFirst(), status + " " + reason));
        }
        int half = documents.size() / 2;
        List<Written> written = new ArrayList<>(write(documents.subList(0, half)));
        written.addAll(write(documents.subList(half, documents.size())));
        return written;
    }

    /// Whether a status is about the document itself. The rest is about the server or the index (too busy, no
    /// such index, not allowed, blocked) and passes when somebody mends it.
    private static boolean isTheDocuments(int status) {
        return status == BAD_REQUEST || status == TOO_LARGE;
    }

    private static String reason(ErrorCause error) {
        ErrorCause cause = error.causedBy();
        return error.type() + ": " + error.reason() + (cause == null ? "" : " (" + cause.reason() + ")");
    }
}
