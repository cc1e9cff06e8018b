package dev.telex.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.ingest.Ingest;
import dev.telex.ingest.IngestSettings;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.SeenItems;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topic;
import dev.telex.wire.topics.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// As many feeds as the largest public list has, in one process: what they hold of the heap, and how long it
/// takes until the process knows them and can poll. None of them is due, so that nothing but that is measured.
///
/// Each has an address of some 45 characters, an ETag, a Last-Modified, a rhythm and 50 items; there are three
/// feeds a host, as in lists of news media. Beside the start: a bare consumer that reads the same records and
/// does nothing.
final class FeedsBenchmark implements Benchmark {
    private static final int FEEDS = 180_000;
    private static final int FEEDS_A_HOST = 3;
    private static final int ITEMS = 50;
    private static final int PARTITIONS = 8;
    private final Instant now = Instant.now();

    @Override
    public String name() {
        return "feeds";
    }

    @Override
    public String says() {
        return "180,000 feeds in one process: heap a feed, and the start from Kafka beside a bare consumer";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Path directory = Files.createTempDirectory("telex-bench-feeds");
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            KafkaSettings kafka = new KafkaSettings(broker.address(), PARTITIONS, 1, Map.of());
            write(kafka);
            double bare = read(kafka);
            long before = heap();
            long start = System.nanoTime();
            long busy = processorTime();
            try (Ingest ingest = Ingest.start(settings(), kafka, InstantSource.system())) {
                while (!(ingest.health() instanceof Health.Up)) {
                    Thread.sleep(20);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                double worked = (processorTime() - busy) / 1e9;
                double bytes = (double) (heap() - before) / FEEDS;
                results.add(Measurement.of("feeds.heap", bytes, "bytes/feed").asked("at most 1,024 bytes a feed"));
                results.add(new Measurement(
                        "feeds.start",
                        seconds,
                        "s",
                        null,
                        null,
                        bare,
                        seconds / bare,
                        null,
                        null,
                        null,
                        "at most 30 s"));
                results.add(Measurement.of("feeds.start-processor", worked, "s"));
            }
        }
    }

    private static IngestSettings settings() {
        return SettingsReader.defaults(IngestSettings.class);
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /// What is left after collections that find nothing more.
    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(200);
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private void write(KafkaSettings kafka) {
        try (Admin admin = Admin.create(kafka.client("bench"))) {
            Topics.create(admin, kafka);
        }
        Map<String, Object> config = kafka.client("bench");
        config.put("linger.ms", 20);
        config.put("compression.type", "zstd");
        Random dice = new Random(1);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < FEEDS; i++) {
                Feed feed = feed(i);
                send(producer, Topics.FEEDS, feed.id(), Json.bytes(feed));
                send(producer, Topics.FEED_STATES, feed.id(), Json.bytes(state(feed, dice)));
            }
        }
    }

    private static void send(KafkaProducer<String, byte[]> producer, Topic topic, String feed, byte[] value) {
        int partition = Topics.partitionOf(feed, PARTITIONS);
        var _ = producer.send(new ProducerRecord<>(topic.name(), partition, feed, value));
    }

    private Feed feed(int number) {
        String url = "https://www.newspaper-%06d.example.com/section/%d/rss.xml"
                .formatted(number / FEEDS_A_HOST, number % FEEDS_A_HOST);
        return new Feed(Ids.feed(url), FeedKind.POLL, url, null, null, List.of(), null, null, false, "media.opml", now);
    }

    private FeedState state(Feed feed, Random dice) {
        List<SeenItems.Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new SeenItems.Item(
                    dice.nextLong() >>> 26,
                    dice.nextInt() >>> 3,
                    SeenItems.Named.LINK,
                    dice.nextBoolean(),
                    true,
                    true,
                    null));
        }
        return FeedState.unasked(feed.id(), now.plus(Duration.ofDays(1)))
                .draft()
                .validators(
                        "\"%016x-%08x\"".formatted(dice.nextLong(), dice.nextInt()), "Sun, 22 Nov 2026 08:00:00 GMT")
                .polled(now)
                .seen(SeenItems.pack(items, List.of()), now)
                .rhythm(new FeedState.Rhythm(now, 1800, 3600, 28_800, 60))
                .done();
    }

    /// @return seconds
    private static double read(KafkaSettings kafka) {
        long start = System.nanoTime();
        long bytes = 0;
        try (var consumer =
                new KafkaConsumer<>(kafka.client("bench"), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new TopicPartition(Topics.FEEDS.name(), partition));
                partitions.add(new TopicPartition(Topics.FEED_STATES.name(), partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    bytes += record.value().length;
                }
            }
        }
        if (bytes == 0) {
            throw new IllegalStateException("nothing was read back of what was written to Kafka");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
