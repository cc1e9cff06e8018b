package dev.telex.wire.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers `GET /health` on loopback: 200 where every part is up, else 503, with `{"ingest": "up", …}` or the
/// reason.
public final class HealthServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Health.Check> parts;

    private HealthServer(HttpServer server, Map<String, Health.Check> parts) {
        this.server = server;
        this.parts = Map.copyOf(parts);
    }

    /// @param port  0 for any free one
    /// @param parts name → check
    /// @throws IOException where the port cannot be had; the message names it and the mend
    public static HealthServer start(int port, Map<String, Health.Check> parts) throws IOException {
        HttpServer http = listen(port);
        HealthServer server = new HealthServer(http, parts);
        http.createContext("/health", server::answer);
        http.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static HttpServer listen(int port) throws IOException {
        HttpLimits.set();
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IOException(
                    "health cannot listen on 127.0.0.1:%d: the port is in use; set health.port to another (0 takes any free one)"
                            .formatted(port),
                    e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        parts.forEach((name, part) -> told.put(
                name,
                switch (part.health()) {
                    case Health.Up _ -> "up";
                    case Health.Down down -> down.reason();
                }));
        boolean up = told.values().stream().allMatch("up"::equals);
        byte[] body = Json.bytes(told);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(up ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
