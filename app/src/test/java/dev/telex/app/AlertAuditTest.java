package dev.telex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.app.AlertTruth.EventWatch;
import dev.telex.app.AlertTruth.Expected;
import dev.telex.app.embedded.EmbeddedKafka;
import dev.telex.bench.PressWire;
import dev.telex.press.Press;
import dev.telex.press.PressItem;
import dev.telex.press.PressSettings;
import dev.telex.press.Release;
import dev.telex.testing.Kafka;
import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Article;
import dev.telex.wire.Delivery;
import dev.telex.wire.Destination;
import dev.telex.wire.Ids;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.When;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Articles of press with copies, updates, corrections and kills; enrich and sink are killed in the middle. Exactly the
/// alerts come that the rules ask for ([AlertTruth]).
class AlertAuditTest {
    /// So articles come to be grouped in the order in which they were sent. A backlog of hours that is mixed up by
    /// eight partitions becomes other stories here and there.
    private static final int PARTITIONS = 1;
    private static final double RELEASES_A_MINUTE = 120;
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final String TOLD_IN_ORDER = "telex-enrich-by-language-repartition";
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final EventWatch LAST = new EventWatch("last", -1, "zzyzx quuxford", When.FIRST);

    @TempDir
    private Path directory;

    @Test
    void tellsWhomTheRulesSayAndNobodyTwiceOverKillsOfEnrichAndSink() throws Exception {
        audit(300, Duration.ofMinutes(3));
    }

    @Test
    @Tag("long")
    void tellsWhomTheRulesSayOf20000Articles() throws Exception {
        audit(20_000, Duration.ofMinutes(30));
    }

    private void audit(int articles, Duration patience) throws Exception {
        List<PressItem> items = items(articles);
        AlertTruth truth = new AlertTruth(items, EventNames.of(items));
        // The last of them was seen just now.
        Duration shift = Duration.between(items.getLast().release().published(), Instant.now());
        try (EmbeddedKafka server = EmbeddedKafka.start(directory.resolve("kafka"));
                WebhookReceiver receiver = WebhookReceiver.start()) {
            KafkaSettings kafka = AuditedPart.kafka(server.address(), PARTITIONS);
            Kafka broker = new Kafka(server.address());
            try (Admin admin = Admin.create(kafka.client("test"))) {
                Topics.create(admin, kafka);
            }
            Routing routing = routing(receiver.address());
            Stream<EventWatch> watches = Stream.concat(truth.watches().stream(), Stream.of(LAST));
            write(kafka, watches.map(watch -> watch(watch, routing)));
            Process enrich = AuditedPart.ENRICH.start(kafka, directory);
            Process deliveries = AuditedPart.DELIVERIES.start(kafka, directory);
            try {
                write(kafka, items.stream().map(item -> article(item, shift)));
                await().atMost(patience).until(() -> receiver.ids().size() >= articles / 10);
                enrich.destroyForcibly().waitFor();
                deliveries.destroyForcibly().waitFor();
                Set<String> done = delivered(broker);
                List<String> before = receiver.ids();
                enrich = AuditedPart.ENRICH.start(kafka, directory);
                deliveries = AuditedPart.DELIVERIES.start(kafka, directory);

                await().atMost(patience)
                        .pollInterval(OFTEN)
                        .until(() -> arrived(broker).size() >= articles);
                Map<String, Release> releases = releases(items, shift);
                List<Release> arrived =
                        arrived(broker).stream().map(releases::get).toList();
                assertThat(arrived).hasSize(articles).doesNotHaveDuplicates().doesNotContainNull();
                List<Expected> expected = new ArrayList<>(truth.alerts(arrived, shift));
                // It goes the same way behind all others: when it alerts, they have.
                write(kafka, Stream.of(last()));
                Expected last = new Expected(LAST.id(), Because.FIRST, Ids.hash(LAST.id()), START);
                expected.add(last);
                await().atMost(patience)
                        .pollInterval(OFTEN)
                        .until(() -> told(alerts(broker)).contains(last));
                List<Alert> alerts = alerts(broker);
                List<Expected> told = told(alerts);
                assertThat(without(expected, told)).as("missing").isEmpty();
                assertThat(without(told, expected)).as("too many").isEmpty();
                await().atMost(patience).until(() -> receiver.distinct().size() >= alerts.size());
                List<String> after =
                        receiver.ids().subList(before.size(), receiver.ids().size());
                System.out.printf(
                        "%,d releases, %,d watches: %,d alerts in %,d attempts%n",
                        articles,
                        truth.watches().size(),
                        alerts.size(),
                        receiver.ids().size());
                assertThat(receiver.distinct())
                        .isEqualTo(alerts.stream().map(Alert::id).collect(Collectors.toSet()));
                assertThat(before).doesNotHaveDuplicates();
                assertThat(after).doesNotHaveDuplicates().doesNotContainAnyElementsOf(done);
            } finally {
                enrich.destroyForcibly();
                deliveries.destroyForcibly();
            }
        }
    }

    private static List<PressItem> items(int count) {
        PressSettings settings =
                PressSettings.startingAt(START).withPublishers(40, 1).withRate(RELEASES_A_MINUTE);
        Instant end = START.plusSeconds((long) (count / RELEASES_A_MINUTE * 60) + 600);
        try (Press press = Press.start(settings, InstantSource.system());
                Stream<PressItem> items = press.items(end)) {
            return items.limit(count).toList();
        }
    }

    private static Routing routing(String address) {
        Destination hook = new Destination("hook", Destination.Kind.WEBHOOK, address, null, false, null, null);
        return new Routing(List.of(hook), Routing.Priority.NORMAL, null, null, Duration.ofDays(1));
    }

    private static ProducerRecord<String, byte[]> watch(EventWatch watch, Routing routing) {
        String query = '"' + watch.name() + '"';
        return new ProducerRecord<>(
                Topics.WATCHES.name(),
                watch.id(),
                Json.bytes(new Watch(watch.id(), watch.name(), query, watch.when(), routing, START)));
    }

    private static ProducerRecord<String, byte[]> article(PressItem item, Duration shift) {
        Article article = PressWire.article(item, shift);
        return new ProducerRecord<>(Topics.ARTICLES.name(), article.id(), Json.bytes(article));
    }

    private static ProducerRecord<String, byte[]> last() {
        Article article = new Article(
                Ids.hash(LAST.id()),
                LAST.id(),
                "Last",
                false,
                false,
                null,
                null,
                LAST.name(),
                null,
                null,
                List.of(),
                List.of(),
                "en",
                List.of(),
                null,
                null,
                null,
                null,
                START);
        return new ProducerRecord<>(Topics.ARTICLES.name(), article.id(), Json.bytes(article));
    }

    private static void write(KafkaSettings kafka, Stream<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> config = kafka.client("test");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(record -> {
                var _ = producer.send(record);
            });
        }
    }

    private static Map<String, Release> releases(List<PressItem> items, Duration shift) {
        return items.stream()
                .map(PressItem::release)
                .collect(Collectors.toMap(
                        release -> PressWire.id(release.link()) + "@"
                                + release.published().plus(shift),
                        release -> release));
    }

    /// Releases in the order in which they came to where stories are told: which came first is no matter of rules, nor
    /// of stories.
    private static List<String> arrived(Kafka broker) throws IOException {
        List<String> arrived = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(TOLD_IN_ORDER)) {
            JsonNode article = Json.mapper().readTree(record.value()).get("article");
            arrived.add(article.get("id").asText() + "@" + article.get("seen").asText());
        }
        return arrived;
    }

    private static List<Alert> alerts(Kafka broker) throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(Topics.ALERTS.name())) {
            alerts.add(Json.read(record.value(), Alert.class));
        }
        return alerts;
    }

    private static List<Expected> told(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> new Expected(
                        alert.watch(), alert.because(), Objects.requireNonNull(alert.article()), alert.seen()))
                .toList();
    }

    /// Each as often as it is there more often than among the others.
    private static List<Expected> without(List<Expected> alerts, List<Expected> others) {
        List<Expected> left = new ArrayList<>(alerts);
        others.forEach(left::remove);
        return left;
    }

    /// What telex.deliveries holds as done.
    private static Set<String> delivered(Kafka broker) throws IOException {
        Set<String> delivered = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(Topics.DELIVERIES.name())) {
            Delivery delivery = Json.read(record.value(), Delivery.class);
            if (delivery.state() == Delivery.State.DELIVERED) {
                delivered.add(delivery.alert());
            }
        }
        return delivered;
    }
}
