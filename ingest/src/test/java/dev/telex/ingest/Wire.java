package dev.telex.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.telex.testing.Kafka;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import dev.telex.wire.Subscription;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// A broker with Telex' topics, a web site with feeds, and what ingest makes of them.
public final class Wire implements AutoCloseable {
    private final Kafka broker;
    private final KafkaSettings kafka;
    private final HttpServer site;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, String> links = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Set<String> feeds = new HashSet<>();

    public Wire(Kafka broker) throws IOException {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 4, 1, Map.of());
        try (Admin admin = Admin.create(kafka.client("test"))) {
            Topics.create(admin, kafka);
        }
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", this::answer);
        site.start();
    }

    /// What a process of ingest is told; the rest is as by default.
    public static IngestSettings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "fetch.private-hosts",
                "127.0.0.1",
                "poll.floor",
                "200ms",
                "poll.ceiling",
                "1s",
                "poll.host-pause",
                "0s"));
        all.putAll(more);
        return new SettingsReader<>(IngestSettings.class).flags(all).read();
    }

    public Ingest ingest(Map<String, String> settings, InstantSource clock) {
        return Ingest.start(settings(settings), kafka, clock);
    }

    public KafkaSettings kafka() {
        return kafka;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    /// What stands at a path of the site from now on.
    ///
    /// @param link its Link header; null: none
    public void document(String path, String document, @Nullable String link) {
        documents.put(path, document);
        links.put(path, link == null ? "" : link);
    }

    /// How often a path was asked for.
    public int requests(String path) {
        AtomicInteger count = requests.get(path);
        return count == null ? 0 : count.get();
    }

    public Feed add(FeedKind kind, String url, @Nullable String credentials) {
        Feed feed = new Feed(
                Ids.feed(url), kind, url, null, null, List.of(), null, credentials, false, null, Instant.now());
        put(feed.id(), feed);
        return feed;
    }

    public void remove(Feed feed) {
        put(feed.id(), null);
    }

    public List<Article> articles(Feed feed) {
        return broker.records(Topics.ARTICLES.name()).stream()
                .map(record -> read(record.value(), Article.class))
                .filter(article -> article.feed().equals(feed.id()))
                .toList();
    }

    /// The feed's subscriptions as they stand now.
    public List<Subscription> subscriptions(Feed feed) {
        Map<String, Subscription> latest = new LinkedHashMap<>();
        broker.records(Topics.SUBSCRIPTIONS.name()).forEach(record -> {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), read(record.value(), Subscription.class));
            }
        });
        return latest.values().stream()
                .filter(subscription -> subscription.feed().id().equals(feed.id()))
                .toList();
    }

    public Kafka broker() {
        return broker;
    }

    @Override
    public void close() {
        site.stop(0);
        List.copyOf(feeds).forEach(id -> put(id, null));
    }

    public static String rss(String... titles) {
        StringBuilder items = new StringBuilder();
        for (String title : titles) {
            items.append(
                    "<item><title>%s</title><guid isPermaLink='false'>%s</guid><link>http://127.0.0.1/%s</link></item>"
                            .formatted(title, title, title));
        }
        return "<rss version='2.0'><channel><title>t</title><link>http://127.0.0.1/</link><description/>" + items
                + "</channel></rss>";
    }

    private void put(String id, @Nullable Feed feed) {
        feeds.add(id);
        broker.send(
                Topics.FEEDS.name(),
                Topics.partitionOf(id, kafka.partitions()),
                id,
                feed == null ? null : Json.bytes(feed));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        byte[] body = documents.getOrDefault(path, "").getBytes(UTF_8);
        String link = links.getOrDefault(path, "");
        try (exchange) {
            if (!link.isEmpty()) {
                exchange.getResponseHeaders().set("Link", link);
            }
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
