package dev.telex.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.ingest.Ingest;
import dev.telex.ingest.IngestSettings;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The whole of ingest at 300 requests a second, of which most are answered with 304: how much of a core it
/// takes. Beside it, in the same run and against the same publishers, the HTTP client alone at the same rate:
/// a loop of conditional requests that reads nothing and remembers nothing but the ETag.
///
/// Publishers and Kafka are processes of their own: the processor time is this process's alone.
final class PollBenchmark implements Benchmark {
    private static final int PUBLISHERS = 100;
    private static final int FEEDS_EACH = 3;
    private static final int RATE = 300;
    /// Releases a minute, each of them in two feeds or so.
    private static final double RELEASES = 120;

    /// As many at a time as ingest has by default.
    private static final int CONCURRENCY = 64;

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration WINDOW = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public String says() {
        return "300 conditional requests a second: cores that ingest takes, beside the HTTP client alone";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Path directory = Files.createTempDirectory("telex-bench-poll");
        try (PressMain.Child press = PressMain.Child.start(PUBLISHERS, FEEDS_EACH, RELEASES);
                EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            KafkaSettings kafka = new KafkaSettings(broker.address(), 8, 1, Map.of());
            announce(press.feeds(), kafka);
            Load alone = client(press.feeds());
            Load whole = ingest(press, kafka);
            results.add(new Measurement(
                    "poll",
                    whole.cores(),
                    "cores",
                    null,
                    null,
                    alone.cores(),
                    whole.cores() / alone.cores(),
                    null,
                    null,
                    null,
                    "at most 1 core at 300 requests/s"));
            results.add(Measurement.of("poll.rate", whole.rate(), "requests/s").asked("300"));
            results.add(Measurement.of("poll.rate-alone", alone.rate(), "requests/s"));
        }
    }

    /// @param cores processor time by the time that passed
    /// @param rate  requests a second
    private record Load(double cores, double rate) {
        /// @param requests answered until now
        static Load of(LongSupplier requests) throws InterruptedException {
            Thread.sleep(WARM_UP);
            long start = System.nanoTime();
            long busy = processorTime();
            long count = requests.getAsLong();
            Thread.sleep(WINDOW);
            double passed = System.nanoTime() - start;
            return new Load((processorTime() - busy) / passed, (requests.getAsLong() - count) / passed * 1e9);
        }

        private static long processorTime() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
    }

    private static Load ingest(PressMain.Child press, KafkaSettings kafka) throws InterruptedException {
        Duration interval = Duration.ofMillis(1000L * press.feeds().size() / RATE);
        IngestSettings settings = new SettingsReader<>(IngestSettings.class)
                .flags(Map.of(
                        "fetch.private-hosts",
                        "localhost",
                        "poll.floor",
                        interval.toMillis() + "ms",
                        "poll.ceiling",
                        interval.toMillis() + "ms",
                        "poll.host-pause",
                        "0s",
                        "poll.concurrency",
                        Integer.toString(CONCURRENCY)))
                .read();
        try (Ingest ingest = Ingest.start(settings, kafka, InstantSource.system())) {
            return Load.of(ingest::polls);
        }
    }

    private static void announce(List<URI> feeds, KafkaSettings kafka) {
        try (Admin admin = Admin.create(kafka.client("bench"))) {
            Topics.create(admin, kafka);
        }
        try (var producer =
                new KafkaProducer<>(kafka.client("bench"), new StringSerializer(), new ByteArraySerializer())) {
            for (URI address : feeds) {
                String url = address.toString();
                Feed feed = new Feed(
                        Ids.feed(url),
                        FeedKind.POLL,
                        url,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        false,
                        null,
                        Instant.now());
                int partition = Topics.partitionOf(feed.id(), kafka.partitions());
                var _ = producer.send(
                        new ProducerRecord<>(Topics.FEEDS.name(), partition, feed.id(), Json.bytes(feed)));
            }
        }
    }

    private static Load client(List<URI> feeds) throws Exception {
        AtomicLong requests = new AtomicLong();
        Map<URI, String> tags = new ConcurrentHashMap<>();
        Semaphore free = new Semaphore(CONCURRENCY);
        try (CloseableHttpClient http = http();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread loop = Thread.ofPlatform().start(() -> {
                long start = System.nanoTime();
                for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    sleepUntil(start + i * 1_000_000_000L / RATE);
                    URI feed = feeds.get((int) (i % feeds.size()));
                    free.acquireUninterruptibly();
                    threads.execute(() -> {
                        ask(http, feed, tags, requests);
                        free.release();
                    });
                }
            });
            Load load = Load.of(requests::get);
            loop.interrupt();
            loop.join();
            return load;
        }
    }

    private static void ask(CloseableHttpClient http, URI feed, Map<URI, String> tags, AtomicLong requests) {
        HttpGet request = new HttpGet(feed);
        if (tags.containsKey(feed)) {
            request.setHeader("If-None-Match", tags.get(feed));
        }
        try {
            http.execute(request, response -> {
                EntityUtils.consume(response.getEntity());
                Header tag = response.getFirstHeader("ETag");
                if (tag != null) {
                    tags.put(feed, tag.getValue());
                }
                return requests.incrementAndGet();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// As ingest asks: connections are kept, and every name below .localhost is this machine.
    private static CloseableHttpClient http() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Loopback())
                        .setMaxConnTotal(PUBLISHERS)
                        .setMaxConnPerRoute(2)
                        .build())
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    private static final class Loopback implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
