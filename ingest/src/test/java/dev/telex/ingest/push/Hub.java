package dev.telex.ingest.push;

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
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A WebSub hub: takes subscriptions, verifies them, signs and delivers. It can be told to misbehave.
public final class Hub implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();

    /// What it grants; null: it leaves hub.lease_seconds out.
    public volatile @Nullable Duration lease = Duration.ofDays(1);
    /// What it answers a request with.
    public volatile int answer = 202;
    /// Whether it verifies what it took.
    public volatile boolean verifies = true;
    /// Why it denies; null: it does not.
    public volatile @Nullable String denial;

    /// @param secret with which it signs; null: it was not given any
    public record Subscriber(
            String callback, String topic, @Nullable String secret) {}

    /// @param address of the interface to listen on, "127.0.0.1" or "127.0.0.2"
    public Hub(String address) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        server.createContext("/", this::subscribe);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://%s:%d/"
                .formatted(
                        server.getAddress().getHostString(), server.getAddress().getPort());
    }

    /// The forms that were sent to it, in their order.
    public List<Map<String, String>> requests() {
        return requests;
    }

    /// How often something was asked for a topic.
    public long asked(String mode, String topic) {
        return requests.stream()
                .filter(form -> mode.equals(form.get("hub.mode")) && topic.equals(form.get("hub.topic")))
                .count();
    }

    /// Who confirmed a subscription to a topic; null: nobody.
    public @Nullable Subscriber subscriber(String topic) {
        return subscribers.values().stream()
                .filter(subscriber -> subscriber.topic().equals(topic))
                .findAny()
                .orElse(null);
    }

    /// Delivers, signed as asked.
    ///
    /// @param method as in X-Hub-Signature: "sha256"
    /// @return the status
    public int deliver(String topic, String document, String method) throws IOException {
        Subscriber subscriber = Objects.requireNonNull(subscriber(topic));
        return deliverTo(subscriber.callback(), document, method + "=" + sign(document, method, subscriber.secret()));
    }

    /// Delivers with any signature, or none.
    public int deliverTo(String callback, String document, @Nullable String signature) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(callback))
                .header("Content-Type", "application/rss+xml")
                .header("Link", "<%s>; rel=\"hub\"".formatted(url()))
                .POST(HttpRequest.BodyPublishers.ofString(document));
        if (signature != null) {
            request.header("X-Hub-Signature", signature);
        }
        return send(request.build()).statusCode();
    }

    /// Calls back as hubs do.
    ///
    /// @return status and body: "200 the challenge"
    public String call(String callback, Map<String, String> parameters) throws IOException {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(callback + query)).build());
        return answer.statusCode() + " " + answer.body();
    }

    static String sign(String document, String method, @Nullable String secret) {
        String algorithm = "Hmac" + method.toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(Objects.requireNonNull(secret).getBytes(UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(document.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void subscribe(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
            String[] words = pair.split("=", 2);
            form.put(URLDecoder.decode(words[0], UTF_8), URLDecoder.decode(words[1], UTF_8));
        }
        try (exchange) {
            requests.add(form);
            byte[] body = answer == 202 ? new byte[0] : "no thanks".getBytes(UTF_8);
            exchange.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        if (answer == 202 && verifies) {
            threads.execute(() -> verify(form));
        }
    }

    private void verify(Map<String, String> form) {
        String callback = Objects.requireNonNull(form.get("hub.callback"));
        String topic = Objects.requireNonNull(form.get("hub.topic"));
        String mode = Objects.requireNonNull(form.get("hub.mode"));
        String reason = denial;
        Duration time = lease;
        String challenge = UUID.randomUUID().toString();
        Map<String, String> call = new HashMap<>(Map.of("hub.mode", mode, "hub.topic", topic));
        if (reason != null) {
            call.put("hub.mode", "denied");
            call.put("hub.reason", reason);
        } else {
            call.put("hub.challenge", challenge);
            if (time != null) {
                call.put("hub.lease_seconds", Long.toString(time.toSeconds()));
            }
        }
        try {
            if (call(callback, call).equals("200 " + challenge)) {
                if (mode.equals("subscribe")) {
                    subscribers.put(callback, new Subscriber(callback, topic, form.get("hub.secret")));
                } else {
                    subscribers.remove(callback);
                }
            }
        } catch (IOException e) {
            // Nobody is there: then nobody is subscribed.
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
