package dev.telex.sink.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Delivery;
import dev.telex.wire.Delivery.State;
import dev.telex.wire.Ids;
import dev.telex.wire.Routing.Priority;
import dev.telex.wire.Silence;
import dev.telex.wire.health.Health;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.DeadLetter;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class DeliveriesTest {
    private final Kafka broker;
    private final KafkaSettings kafka;
    private final MovableClock clock = new MovableClock();
    private final Receiver receiver;
    /// Topics are shared with the other tests: each has watches of its own.
    private final String watch = UUID.randomUUID().toString();

    private Deliveries deliveries;

    DeliveriesTest(Kafka broker) throws IOException {
        this.broker = broker;
        this.kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
        this.receiver = Receiver.polite();
        try (Admin admin = Admin.create(this.kafka.client("test"))) {
            Topics.create(admin, this.kafka);
        }
    }

    @BeforeEach
    void start() {
        DeliverySettings settings = new SettingsReader<>(DeliverySettings.class)
                .flags(Map.of(
                        "private-hosts", "127.0.0.1",
                        "timeout", "2s",
                        "first-retry", "10ms",
                        "retry-ceiling", "50ms",
                        "rest", "20ms",
                        "failures", "3"))
                .read();
        deliveries = Deliveries.start(settings, kafka, clock);
    }

    @AfterEach
    void stop() throws IOException {
        deliveries.close();
        receiver.close();
    }

    @Test
    void sendsAlertsInTheirOrderAndSaysThatItDid() {
        Alerts alerts = to(receiver);
        List<Alert> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(alerts.alert("article " + i));
        }
        sent.forEach(this::send);
        patiently().until(() -> receiver.requests().size() == 20);
        assertThat(ids(receiver)).isEqualTo(sent.stream().map(Alert::id).toList());
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 20)));
        assertThat(deliveries.health()).isEqualTo(Health.UP);
        assertThat(latest().getFirst().content()).isNull();
    }

    @Test
    void holdsNobodyBackForOneThatIsDeadOrHangs() throws IOException {
        try (Receiver hanging = new Receiver((_, _) -> Thread.sleep(60_000))) {
            Alerts both = Alerts.of(
                    watch,
                    clock.instant(),
                    Alerts.webhook("dead", hanging.url()),
                    Alerts.webhook("well", receiver.url()));
            for (int i = 0; i < 10; i++) {
                send(both.alert("article " + i));
            }
            patiently().until(() -> receiver.requests().size() == 10);
            assertThat(ids(hanging).stream().distinct()).hasSize(1);
        }
    }

    @Test
    void triesAgainUnderTheSameIdAndInOrderUntilItIsTaken() {
        receiver.becomes(Receiver.saying("500 Oops"));
        Alert first = to(receiver).alert("first");
        Alert second = to(receiver).alert("second");
        send(first);
        send(second);
        patiently().until(() -> receiver.requests().size() >= 4);
        assertThat(ids(receiver)).containsOnly(first.id());
        receiver.becomes(Receiver.saying("200 OK"));
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 2)));
        assertThat(ids(receiver)).last().isEqualTo(second.id());
        assertThat(latest())
                .filteredOn(delivery -> delivery.alert().equals(first.id()))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.attempts()).isGreaterThan(3));
    }

    @Test
    void givesUpAfterADayAndSetsTheAlertAsideFromWhereItCanBeSentAgain() {
        receiver.becomes(Receiver.saying("500 Oops"));
        // By then it is old, and would go with the digest if it were not urgent.
        Alert alert = to(receiver).of(Priority.URGENT).alert("a");
        send(alert);
        patiently().until(() -> !receiver.requests().isEmpty());
        clock.move(Duration.ofHours(25));
        patiently().until(() -> states().equals(Map.of(State.SET_ASIDE, 1)));
        ConsumerRecord<String, byte[]> letter = deadLetter();
        assertThat(header(letter, DeadLetter.ERROR)).contains("desk: tried for PT24H, the last time it answered 500");
        assertThat(header(letter, DeadLetter.ORIGIN)).startsWith(Topics.ALERTS.name());
        receiver.becomes(Receiver.saying("200 OK"));
        broker.send(Topics.ALERTS.name(), null, letter.key(), letter.value());
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 1)));
    }

    @Test
    void sendsNothingMoreToADestinationThatSaysItIsGone() {
        receiver.becomes(Receiver.saying("410 Gone"));
        send(to(receiver).alert("a"));
        patiently().until(() -> states().equals(Map.of(State.SET_ASIDE, 1)));
        send(to(receiver).alert("b"));
        patiently().until(() -> states().equals(Map.of(State.SET_ASIDE, 2)));
        assertThat(receiver.requests()).hasSize(1);
        assertThat(latest()).extracting(Delivery::reason).contains("the destination is closed: answered 410");
    }

    @Test
    void setsAsideWhatIsRefusedForWhatItIsAndGoesOn() {
        receiver.becomes((request, out) -> Receiver.saying(request.body().contains("odd") ? "422 No" : "200 OK")
                .answer(request, out));
        send(to(receiver).alert("odd"));
        send(to(receiver).alert("even"));
        patiently().until(() -> states().equals(Map.of(State.SET_ASIDE, 1, State.DELIVERED, 1)));
    }

    @Test
    void sendsAfterARestartWhatWasPendingAndNeverAgainWhatWasDelivered() {
        Alert delivered = to(receiver).alert("delivered");
        send(delivered);
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 1)));
        receiver.becomes(Receiver.saying("500 Oops"));
        Alert pending = to(receiver).alert("pending");
        send(pending);
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 1, State.PENDING, 1)));
        deliveries.close();
        receiver.becomes(Receiver.saying("200 OK"));
        start();
        // As after a crash before the commit, or by somebody's mistake.
        send(delivered);
        send(pending);
        Alert last = to(receiver).alert("last");
        send(last);
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 3)));
        assertThat(ids(receiver)).containsOnlyOnce(delivered.id()).endsWith(pending.id(), last.id());
    }

    @Test
    void gathersADigestOfWhatTheCeilingHeldBack() {
        Alerts alerts = to(receiver).ceiling(2);
        for (String name : List.of("a", "b", "c", "d")) {
            send(alerts.alert(name));
        }
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 2, State.HELD, 2)));
        clock.move(Duration.ofMinutes(61));
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 4)));
        assertThat(receiver.requests()).hasSize(3);
        assertThat(receiver.requests().getLast().body())
                .contains(
                        "\"type\":\"digest\"",
                        "more than 2 within an hour",
                        alerts.alert("c").id(),
                        alerts.alert("d").id());
    }

    @Test
    void holdsADigestOverARestart() {
        Alerts alerts = to(receiver).old(Duration.ofHours(30));
        send(alerts.alert("old"));
        patiently().until(() -> states().equals(Map.of(State.HELD, 1)));
        deliveries.close();
        clock.move(Duration.ofMinutes(61));
        start();
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 1)));
    }

    @Test
    void quotesNothingInADigestThatIsWithdrawnByThen() {
        Alerts alerts = to(receiver).ceiling(1);
        send(alerts.alert("first"));
        send(alerts.alert("withdrawn"));
        send(alerts.because(Because.KILL).alert("withdrawn"));
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 1, State.DROPPED, 1, State.HELD, 1)));
        clock.move(Duration.ofMinutes(61));
        patiently().until(() -> receiver.requests().size() == 2);
        assertThat(receiver.requests().getLast().body())
                .contains("\"kind\":\"kill\"")
                .doesNotContain("The floods");
    }

    @Test
    void hearsAtOnceWhatIsSaidAtTheDesk() {
        Silence mute = new Silence(Silence.Kind.SNOOZE, watch, null, null, "ann", null, clock.instant());
        broker.send(Topics.DESK.name(), null, mute.key(), Json.bytes(mute));
        broker.send(Topics.DESK.name(), null, "columns/ann", "[\"whatever\"]".getBytes(UTF_8));
        patiently().until(() -> {
            send(to(receiver).alert(UUID.randomUUID().toString()));
            return states().containsKey(State.DROPPED);
        });
        broker.send(Topics.DESK.name(), null, mute.key(), null);
        int before = receiver.requests().size();
        patiently().until(() -> {
            send(to(receiver).alert(UUID.randomUUID().toString()));
            return receiver.requests().size() > before;
        });
    }

    @Test
    void sendsWhatASnoozeHeldAsSoonAsSomebodyWakesTheWatch() {
        Silence snooze = new Silence(
                Silence.Kind.SNOOZE, watch, null, clock.instant().plusSeconds(7200), "ann", null, clock.instant());
        broker.send(Topics.DESK.name(), null, snooze.key(), Json.bytes(snooze));
        patiently().until(() -> {
            send(to(receiver).alert(UUID.randomUUID().toString()));
            return states().containsKey(State.HELD);
        });
        broker.send(Topics.DESK.name(), null, snooze.key(), null);
        patiently().until(() -> states().keySet().equals(Set.of(State.DELIVERED)));
        assertThat(receiver.requests().getLast().body()).contains("\"type\":\"digest\"", "\"reason\":\"snoozed\"");
    }

    @Test
    void saysNothingOfAMutedStoryNorOfOneThatItTurnedOutToBe() {
        Silence one = mute(Ids.hash("story"), watch);
        Silence other = mute(Ids.hash("other story of " + watch), null);
        broker.send(Topics.DESK.name(), null, one.key(), Json.bytes(one));
        patiently().until(() -> {
            send(to(receiver).alert(UUID.randomUUID().toString()));
            return states().containsKey(State.DROPPED);
        });
        broker.send(Topics.DESK.name(), null, one.key(), null);
        broker.send(Topics.DESK.name(), null, other.key(), Json.bytes(other));
        patiently().until(() -> {
            send(to(receiver).alert(UUID.randomUUID().toString()));
            return latest().stream().anyMatch(delivery -> delivery.state() == State.DELIVERED);
        });
        long before = states().getOrDefault(State.DROPPED, 0);
        patiently().until(() -> {
            ObjectNode merged = Json.mapper()
                    .valueToTree(to(receiver).alert(UUID.randomUUID().toString()));
            merged.withObject("/story").putArray("tookIn").add(other.of());
            broker.send(Topics.ALERTS.name(), null, watch, Json.bytes(merged));
            return states().getOrDefault(State.DROPPED, 0) > before;
        });
    }

    private Silence mute(String story, @Nullable String forWatch) {
        return new Silence(Silence.Kind.MUTE, story, forWatch, null, "ann", null, clock.instant());
    }

    @Test
    void setsARecordAsideThatIsNoAlert() {
        broker.send(Topics.ALERTS.name(), null, watch, "[1, 2".getBytes(UTF_8));
        send(to(receiver).alert("after"));
        patiently().until(() -> states().equals(Map.of(State.DELIVERED, 1)));
        assertThat(deadLetter().value()).isEqualTo("[1, 2".getBytes(UTF_8));
    }

    private Alerts to(Receiver receiver) {
        return Alerts.of(watch, clock.instant(), Alerts.webhook("desk", receiver.url()));
    }

    private void send(Alert alert) {
        broker.send(Topics.ALERTS.name(), null, alert.watch(), Json.bytes(alert));
    }

    private List<Delivery> latest() {
        Map<String, Delivery> latest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(Topics.DELIVERIES.name())) {
            try {
                Delivery delivery = Json.read(record.value(), Delivery.class);
                if (delivery.watch().equals(watch)) {
                    latest.put(delivery.key(), delivery);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return List.copyOf(latest.values());
    }

    private Map<State, Integer> states() {
        Map<State, Integer> states = new HashMap<>();
        latest().forEach(delivery -> states.merge(delivery.state(), 1, Integer::sum));
        return states;
    }

    private ConsumerRecord<String, byte[]> deadLetter() {
        return broker.records(Topics.DEAD_LETTERS.name()).stream()
                .filter(record -> watch.equals(record.key()))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.requests().stream()
                .map(request -> String.valueOf(request.headers().get("webhook-id")))
                .toList();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
