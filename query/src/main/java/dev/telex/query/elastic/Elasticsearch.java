package dev.telex.query.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/// A connection to Elasticsearch, of JSON in and out. It connects when it is first used; many threads may use
/// it.
///
/// The client's typed half is left out: it speaks only to servers that call themselves Elasticsearch, and
/// loads a thousand classes into a start that waits for them.
public final class Elasticsearch implements AutoCloseable {
    private static final ContentType LINES = ContentType.create("application/x-ndjson");

    private static final int CONNECT_SECONDS = 5;
    private static final int FAULT = 400;
    private static final int NOT_FOUND = 404;

    private final ElasticsearchSettings settings;
    private final Rest5Client client;

    /// @throws IllegalStateException where no address is set, or the certificates cannot be read
    public Elasticsearch(ElasticsearchSettings settings) {
        if (settings.url().isEmpty()) {
            throw new IllegalStateException("elasticsearch.url is not set: Telex does not know where Elasticsearch is");
        }
        this.settings = settings;
        this.client = client(settings);
    }

    /// What answers there: "Elasticsearch 9.5.3", "OpenSearch 3.1.0".
    public String server() throws IOException {
        JsonNode version = get("/").path("version");
        boolean isOpenSearch = "opensearch".equals(version.path("distribution").asText());
        return (isOpenSearch ? "OpenSearch " : "Elasticsearch ")
                + version.path("number").asText();
    }

    public JsonNode get(String path) throws IOException {
        return json(new Request("GET", path));
    }

    /// Whether there is such a thing.
    public boolean has(String path) throws IOException {
        try {
            perform(new Request("HEAD", path));
            return true;
        } catch (ElasticsearchFailure e) {
            if (e.status() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    public JsonNode put(String path, JsonNode body) throws IOException {
        return json(with(new Request("PUT", path), body));
    }

    public JsonNode post(String path, @Nullable JsonNode body) throws IOException {
        Request request = new Request("POST", path);
        return json(body == null ? request : with(request, body));
    }

    public JsonNode delete(String path) throws IOException {
        return json(new Request("DELETE", path));
    }

    /// Sends JSON lines, as for a bulk.
    ///
    /// @param length how much of them counts
    /// @return the answer, to be read and closed
    public InputStream lines(String path, byte[] lines, int length) throws IOException {
        Request request = new Request("POST", path);
        request.setEntity(new ByteArrayEntity(lines, 0, length, LINES));
        HttpEntity entity = perform(request).getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException("Elasticsearch's client did not close", e);
        }
    }

    private static Request with(Request request, JsonNode body) {
        request.setEntity(new ByteArrayEntity(Json.bytes(body), ContentType.APPLICATION_JSON));
        return request;
    }

    private JsonNode json(Request request) throws IOException {
        HttpEntity entity = perform(request).getEntity();
        if (entity == null) {
            return NullNode.getInstance();
        }
        try (InputStream content = entity.getContent()) {
            return Json.mapper().readTree(content);
        }
    }

    private Response perform(Request request) throws IOException {
        try {
            Response response = client.performRequest(request);
            // The client passes some 404 for an answer.
            if (response.getStatusCode() >= FAULT) {
                throw Failures.of(request, response);
            }
            return response;
        } catch (ElasticsearchFailure e) {
            throw e;
        } catch (ResponseException e) {
            throw Failures.of(request, e.getResponse());
        } catch (IOException e) {
            throw Failures.unanswered(settings, e);
        } catch (RuntimeException e) {
            // What is no HTTP is none of the client's checked exceptions.
            if (e.getCause() instanceof HttpException odd) {
                throw Failures.unanswered(settings, new IOException(odd));
            }
            throw e;
        }
    }

    /// The HTTP client sends again, a second later, what was answered with 429 or 503. Not so bulks: whoever sends
    /// those has to know that they were refused, and has pauses of his own.
    private static final class AllButBulks extends DefaultHttpRequestRetryStrategy {
        @Override
        public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
            HttpRequest request = HttpCoreContext.cast(context).getRequest();
            boolean isBulk = request != null && request.getPath().contains("/_bulk");
            return !isBulk && super.retryRequest(response, count, context);
        }
    }

    private static Rest5Client client(ElasticsearchSettings settings) {
        Rest5ClientBuilder builder = Rest5Client.builder(
                        settings.url().stream().map(URI::create).toList())
                .setRequestConfigCallback(
                        request -> request.setResponseTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .setConnectionConfigCallback(
                        connection -> connection.setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .setHttpClientConfigCallback(http -> http.setRetryStrategy(new AllButBulks()))
                .setDefaultHeaders(authorization(settings).toArray(Header[]::new));
        if (settings.caFile() != null) {
            builder.setSSLContext(Trust.in(settings.caFile()));
        }
        return builder.build();
    }

    private static List<Header> authorization(ElasticsearchSettings settings) {
        if (settings.apiKey() != null) {
            return List.of(new BasicHeader(
                    HttpHeaders.AUTHORIZATION, "ApiKey " + settings.apiKey().value()));
        }
        if (settings.user() == null || settings.password() == null) {
            return List.of();
        }
        byte[] pair = (settings.user() + ":" + settings.password().value()).getBytes(StandardCharsets.UTF_8);
        return List.of(new BasicHeader(
                HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(pair)));
    }
}
