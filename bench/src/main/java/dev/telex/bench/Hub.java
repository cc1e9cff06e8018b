package dev.telex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A feed and its WebSub hub, for one subscriber: grants what it is asked for, and delivers with a signature.
final class Hub implements AutoCloseable {
    private record Subscriber(URI callback, String secret) {}

    private final HttpServer server;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Subscriber> subscriber = new CompletableFuture<>();

    /// @param document what the feed shows when it is polled
    Hub(HttpClient client, String document) throws IOException {
        this.client = client;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/feed", exchange -> show(exchange, document));
        server.createContext("/hub", this::subscribe);
        server.setExecutor(threads);
        server.start();
    }

    String feed() {
        return address() + "/feed";
    }

    /// Waits for the subscriber where there is none yet, at most half a minute.
    HttpRequest delivery(String document) throws Exception {
        Subscriber to = subscriber.get(30, TimeUnit.SECONDS);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(to.secret().getBytes(UTF_8), mac.getAlgorithm()));
        return HttpRequest.newBuilder(to.callback())
                .header("Content-Type", "application/rss+xml")
                .header("Link", links())
                .header("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(document.getBytes(UTF_8))))
                .POST(HttpRequest.BodyPublishers.ofString(document))
                .build();
    }

    private void show(HttpExchange exchange, String document) throws IOException {
        byte[] body = document.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Link", links());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void subscribe(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
            String[] words = pair.split("=", 2);
            form.put(words[0], URLDecoder.decode(words[1], UTF_8));
        }
        try (exchange) {
            exchange.sendResponseHeaders(202, -1);
        }
        String callback = Objects.requireNonNull(form.get("hub.callback"));
        URI verification = URI.create(callback + "?hub.mode=" + form.get("hub.mode") + "&hub.topic="
                + URLEncoder.encode(form.get("hub.topic"), UTF_8) + "&hub.challenge=prove&hub.lease_seconds="
                + form.get("hub.lease_seconds"));
        try {
            client.send(HttpRequest.newBuilder(verification).build(), BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscriber.complete(new Subscriber(URI.create(callback), Objects.requireNonNull(form.get("hub.secret"))));
    }

    private String links() {
        return "<%s/hub>; rel=\"hub\", <%s>; rel=\"self\"".formatted(address(), feed());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
