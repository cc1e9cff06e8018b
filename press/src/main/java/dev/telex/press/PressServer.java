package dev.telex.press;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// HTTP on 127.0.0.1: conditional requests, gzip and HEAD over a [Site].
final class PressServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    static {
        // Otherwise each answer on a kept connection waits 40 ms for a delayed acknowledgement. The JDK reads this
        // once.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong notModified = new AtomicLong();

    private PressServer(HttpServer http) {
        this.http = http;
    }

    static PressServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new PressServer(HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG));
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "press: port " + port
                            + " of 127.0.0.1 is in use or not allowed; choose another, or 0 for any free one",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("press: cannot listen on port " + port + " of 127.0.0.1", e);
        }
    }

    void serve(Site site) {
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                answer(site, exchange);
            }
        });
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    long requests() {
        return requests.get();
    }

    long notModified() {
        return notModified.get();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }

    private void answer(Site site, HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            send(
                    exchange,
                    405,
                    "text/plain; charset=utf-8",
                    "press: only GET and HEAD\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Optional<Resource> found =
                site.at(host(exchange), exchange.getRequestURI().getPath());
        if (found.isEmpty()) {
            send(exchange, 404, "text/plain; charset=utf-8", "press: nothing here\n".getBytes(StandardCharsets.UTF_8));
        } else {
            answer(found.get(), exchange);
        }
    }

    private void answer(Resource resource, HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Vary", "Accept-Encoding");
        headers.set("Cache-Control", "no-cache");
        if (resource.tag() != null) {
            headers.set("ETag", resource.tag());
        }
        if (resource.modified() != null) {
            headers.set("Last-Modified", Markup.rfc1123(resource.modified()));
        }
        if (unchanged(resource, exchange.getRequestHeaders())) {
            notModified.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, resource.type(), resource.content().get());
        }
    }

    /// If-None-Match alone decides where it is given (RFC 9110, 13.2.2).
    private static boolean unchanged(Resource resource, Headers asked) {
        String tags = asked.getFirst("If-None-Match");
        if (tags != null) {
            return resource.tag() != null
                    && Arrays.stream(tags.split(",", -1))
                            .map(String::strip)
                            .anyMatch(tag -> tag.equals("*")
                                    || tag.replaceFirst("^W/", "").equals(resource.tag()));
        }
        Instant since = date(asked.getFirst("If-Modified-Since"));
        return since != null
                && resource.modified() != null
                && !resource.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        String encodings = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        byte[] body = content;
        if (encodings != null && encodings.contains("gzip")) {
            headers.set("Content-Encoding", "gzip");
            body = gzip(content);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String host(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null ? "" : host.replaceFirst(":\\d+$", "");
    }

    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
