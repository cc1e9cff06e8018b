package dev.telex.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a real Elasticsearch and spoils bulks on their way.
final class FaultyGate implements AutoCloseable {
    private final URI target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final AtomicInteger bulks = new AtomicInteger();
    private final RevisionOrder order = new RevisionOrder();
    private volatile Fault fault = Fault.NONE;
    private volatile int mostBytes = Integer.MAX_VALUE;

    enum Fault {
        NONE,
        /// Every other bulk is answered 429 and goes no further.
        TOO_MANY_REQUESTS,
        /// Every other bulk is written, but its answer breaks off in the middle.
        CUT_ANSWER,
        /// Every bulk is answered 503.
        UNAVAILABLE
    }

    FaultyGate(String target) {
        this.target = URI.create(target);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void becomes(Fault fault) {
        this.fault = fault;
    }

    /// Larger bulks are answered 413, as by a server with a smaller http.max_content_length.
    void takesBulksUpTo(int bytes) {
        mostBytes = bytes;
    }

    void mend() {
        becomes(Fault.NONE);
        takesBulksUpTo(Integer.MAX_VALUE);
    }

    /// How many have come since the last call.
    int bulks() {
        return bulks.getAndSet(0);
    }

    /// Revisions that were not sent in their order.
    List<String> disorder() {
        return order.disorder();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("/_bulk")) {
                passBulk(exchange, body);
            } else {
                answer(exchange, forward(exchange, body), false);
            }
        }
    }

    private void passBulk(HttpExchange exchange, byte[] body) throws IOException {
        boolean isSpoilt = bulks.incrementAndGet() % 2 == 1;
        if (body.length > mostBytes) {
            exchange.sendResponseHeaders(413, -1);
        } else if (fault == Fault.UNAVAILABLE) {
            exchange.sendResponseHeaders(503, -1);
        } else if (isSpoilt && fault == Fault.TOO_MANY_REQUESTS) {
            exchange.sendResponseHeaders(429, -1);
        } else {
            answer(exchange, forwardInOrder(exchange, body), isSpoilt && fault == Fault.CUT_ANSWER);
        }
    }

    private HttpResponse<byte[]> forwardInOrder(HttpExchange exchange, byte[] bulk) throws IOException {
        Map<String, Long> versions = RevisionOrder.read(bulk);
        order.comes(versions);
        try {
            return forward(exchange, bulk);
        } finally {
            order.goes(versions);
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"Content-Type", "Accept"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, boolean isCut) throws IOException {
        for (String name : new String[] {"Content-Type", "X-elastic-product"}) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, isCut ? body.length / 2 : body.length);
    }
}
