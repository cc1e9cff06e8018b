package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.util.Map;

/// What a caller is told.
///
/// @param headers beside those that every answer has
record Answer(int status, String contentType, String body, Map<String, String> headers) {
    static Answer json(int status, Object body) {
        return new Answer(status, "application/json", Json.text(body), Map.of());
    }

    /// @param reason for the one who called, with the mend
    static Answer error(int status, String reason) {
        return json(status, Map.of("error", reason));
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body, Map.of());
    }

    /// @param seconds after which the caller may try again
    static Answer later(int seconds, String reason) {
        return error(503, reason).with("Retry-After", Integer.toString(seconds));
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }

    /// What a hub has us repeat must not become a page in anybody's browser.
    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
