package dev.telex.sink.elastic;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchFailure;
import dev.telex.wire.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes documents in one request where Elasticsearch takes it, and judges what it says of each.
final class Bulk {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int GOOD = 300;
    private static final String ANSWER = "filter_path=errors,items.*.status,items.*.error";

    private final Elasticsearch elasticsearch;
    private final String path;
    private final Function<Document, String> index;

    private Bulk(Elasticsearch elasticsearch, boolean byAlias, Function<Document, String> index) {
        this.elasticsearch = elasticsearch;
        this.path = "/_bulk?require_alias=" + byAlias + "&" + ANSWER;
        this.index = index;
    }

    /// By the aliases of months: one that is missing is an error, not an index to create.
    static Bulk byAlias(Elasticsearch elasticsearch) {
        return new Bulk(elasticsearch, true, Document::index);
    }

    /// @param index where each document goes
    static Bulk into(Elasticsearch elasticsearch, Function<Document, String> index) {
        return new Bulk(elasticsearch, false, index);
    }

    List<Written> write(List<Document> documents) {
        Lines lines = new Lines(documents, index);
        try (InputStream answer = elasticsearch.lines(path, lines.bytes(), lines.size())) {
            return judge(documents, Json.mapper().readTree(answer));
        } catch (ElasticsearchFailure e) {
            return wholly(documents, e.status(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return wholly(documents, 0, "Elasticsearch's answer to a bulk breaks off: " + e.getMessage());
        }
    }

    /// The request's body. It is not copied once more to be sent.
    private static final class Lines extends ByteArrayOutputStream {
        Lines(List<Document> documents, Function<Document, String> index) {
            // With room for the line before each document.
            super(documents.stream().mapToInt(Document::bytes).sum() + 256 * documents.size());
            documents.forEach(document -> {
                writeBytes(action(document, index.apply(document)));
                document.source().writeTo(this);
            });
        }

        byte[] bytes() {
            return buf;
        }
    }

    private static byte[] action(Document document, String index) {
        String id = new String(JsonStringEncoder.getInstance().quoteAsString(document.id()));
        return ("{\"index\":{\"_index\":\"" + index + "\",\"_id\":\"" + id + "\",\"version\":" + document.version()
                        + ",\"version_type\":\"external\"}}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Written> judge(List<Document> documents, JsonNode answer) throws IOException {
        if (!answer.path("errors").isBoolean() || answer.path("items").size() != documents.size()) {
            throw new IOException("it does not name every document");
        }
        List<Written> written = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            written.add(judge(documents.get(i), answer.get("items").get(i).path("index")));
        }
        return written;
    }

    private static Written judge(Document document, JsonNode item) {
        int status = item.path("status").asInt();
        if (status == CONFLICT || (status > 0 && status < GOOD)) {
            return new Written.Done(document);
        }
        String reason = status + " " + ElasticsearchFailure.reason(item.path("error"));
        return isTheDocuments(status)
                ? new Written.Refused(document, reason)
                : new Written.NotYet(document, reason, status == NOT_FOUND);
    }

    /// The request as a whole failed. A document is refused only when it stood alone in it: in company it may
    /// not be to blame.
    private List<Written> wholly(List<Document> documents, int status, String reason) {
        if (!isTheDocuments(status)) {
            return documents.stream()
                    .<Written>map(document -> new Written.Unanswered(document, reason))
                    .toList();
        }
        if (documents.size() == 1) {
            return List.of(new Written.Refused(documents.getFirst(), reason));
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
}
