package dev.telex.ingest.push;

import static dev.telex.ingest.Wire.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.Ingest;
import dev.telex.ingest.MovableClock;
import dev.telex.ingest.Wire;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Subscription;
import dev.telex.wire.Subscription.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class WebSubTest {
    private static final Duration LEASE = Duration.ofDays(10);

    private final Wire wire;
    private final Hub hub;
    private final MovableClock clock = new MovableClock();
    private final int port;
    private final String path = "/" + Servers.unique("feed");
    private final String topic;

    WebSubTest(Kafka broker) throws IOException {
        this.wire = new Wire(broker);
        this.hub = new Hub("127.0.0.1");
        this.port = freePort();
        this.topic = wire.url(path);
    }

    @BeforeEach
    void announce() {
        wire.document(path, rss(path + "a"), linkTo(hub));
    }

    @AfterEach
    void close() {
        wire.close();
        hub.close();
    }

    @Test
    void takesWhatAHubSigns() throws IOException {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> hub.subscriber(topic) != null);
            List<String> methods = List.of("sha1", "sha256", "sha384", "sha512");
            for (String method : methods) {
                assertThat(hub.deliver(topic, rss(path + method), method)).isEqualTo(202);
            }
            assertThat(titles(feed))
                    .containsAll(methods.stream().map(path::concat).toList());
        }
    }

    @Test
    void asksForASignatureAndALease() throws IOException {
        wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> hub.subscriber(topic) != null);
        }
        Map<String, String> form = hub.requests().getFirst();
        assertThat(form)
                .containsEntry("hub.topic", topic)
                .containsEntry("hub.lease_seconds", Long.toString(LEASE.toSeconds()));
        assertThat(form.get("hub.secret")).hasSizeBetween(32, 199);
        assertThat(form.get("hub.callback")).matches(publicUrl() + "/websub/[0-9a-f]{32}/[0-9a-f]{32}");
    }

    @Test
    void findsTheHubInTheDocument() {
        wire.document(path, rss(path + "a").replace("<description/>", """
                                <description/>
                                <a:link xmlns:a='http://www.w3.org/2005/Atom' rel='hub' href='%s'/>
                                <a:link xmlns:a='http://www.w3.org/2005/Atom' rel='self' href='http://127.0.0.1/self'/>
                                """.formatted(hub.url())), null);
        wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> hub.subscriber("http://127.0.0.1/self") != null);
        }
    }

    @Test
    void pollsRarelyWhatIsPushed() {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        Map<String, String> settings = settings(port);
        settings.put("poll.ceiling", "4h");
        try (Ingest ingest = wire.ingest(settings, clock)) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
            clock.move(Duration.ofHours(5));
            Instant moved = clock.instant();
            awaitThat(() -> due(ingest, feed).isAfter(moved));
            assertThat(due(ingest, feed))
                    .isBetween(moved.plus(Duration.ofMinutes(60)), moved.plus(Duration.ofMinutes(70)));
        }
    }

    @Test
    void ignoresWhatIsNotSigned() throws IOException {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> hub.subscriber(topic) != null);
            String callback = Objects.requireNonNull(hub.subscriber(topic)).callback();
            String forged = rss(path + "forged");
            assertThat(hub.deliverTo(callback, forged, null)).isEqualTo(202);
            assertThat(hub.deliverTo(callback, forged, "sha256=" + Hub.sign(forged, "sha256", "guessed")))
                    .isEqualTo(202);
            assertThat(hub.deliverTo(callback, forged, "md5=00")).isEqualTo(202);
            hub.deliver(topic, rss(path + "b"), "sha256");
            awaitThat(() -> titles(feed).contains(path + "b"));
        }
        assertThat(titles(feed)).doesNotContain(path + "forged");
    }

    @Test
    void confirmsOnlyWhatItAskedFor() throws IOException {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> hub.subscriber(topic) != null);
            String callback = Objects.requireNonNull(hub.subscriber(topic)).callback();
            String madeUp = callback.substring(0, callback.length() - 32) + "0".repeat(32);
            assertThat(hub.call(callback, verification("subscribe", "http://127.0.0.1/other")))
                    .startsWith("404");
            assertThat(hub.call(callback, verification("unsubscribe", topic))).startsWith("404");
            assertThat(hub.call(madeUp, verification("subscribe", topic))).startsWith("404");
            assertThat(hub.call(callback, verification("dance", topic))).startsWith("400");
            assertThat(hub.call(callback, Map.of("hub.mode", "subscribe", "hub.topic", topic)))
                    .startsWith("400");
            assertThat(hub.call(callback, verification("subscribe", "x".repeat(20_000))))
                    .startsWith("400");
            assertThat(hub.call(callback, verification("subscribe", topic))).isEqualTo("200 <b>challenge");
            assertThat(hub.deliverTo(madeUp, rss(path + "b"), null)).isEqualTo(404);
        }
        assertThat(wire.subscriptions(feed)).extracting(Subscription::phase).containsExactly(Phase.AGREED);
    }

    @Test
    void renewsBeforeTheLeaseEnds() {
        hub.lease = Duration.ofHours(5);
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
            clock.move(Duration.ofHours(3));
            awaitThat(() -> wire.requests(path) > 2); // It is looked at meanwhile, and has time.
            assertThat(hub.asked("subscribe", topic)).isEqualTo(1);
            clock.move(Duration.ofMinutes(61));
            awaitThat(() -> hub.asked("subscribe", topic) == 2);
            awaitThat(() -> wire.subscriptions(feed).stream()
                    .allMatch(one -> one.ends() != null
                            && one.ends().isAfter(clock.instant().plus(Duration.ofHours(4)))));
        }
    }

    @Test
    void pollsAgainWhenTheHubDoesNotRenew() {
        hub.lease = Duration.ofHours(5);
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
            hub.answer = 500;
            clock.move(Duration.ofHours(6));
            int before = wire.requests(path);
            awaitThat(() -> wire.requests(path) > before + 5);
            awaitThat(() -> hub.asked("subscribe", topic) > 1);
            awaitThat(() -> reason(feed) != null);
            assertThat(reason(feed)).contains("answered 500: no thanks");
            hub.answer = 202;
            clock.move(Duration.ofMinutes(11));
            awaitThat(() -> reason(feed) == null && phase(feed) == Phase.AGREED);
        }
    }

    @Test
    void pollsWhatAHubDenies() {
        hub.denial = "not on our list";
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> phase(feed) == Phase.DENIED);
            int before = wire.requests(path);
            awaitThat(() -> wire.requests(path) > before + 5);
            assertThat(reason(feed)).isEqualTo("the hub denies it: not on our list");
            assertThat(hub.asked("subscribe", topic)).isEqualTo(1);
            hub.denial = null;
            clock.move(Duration.ofHours(25));
            awaitThat(() -> phase(feed) == Phase.AGREED);
        }
    }

    @Test
    void asksAgainWhenAHubDoesNotVerify() {
        hub.verifies = false;
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> hub.asked("subscribe", topic) == 1);
            int before = wire.requests(path);
            awaitThat(() -> wire.requests(path) > before + 5);
            hub.verifies = true;
            clock.move(Duration.ofMinutes(11));
            awaitThat(() -> phase(feed) == Phase.AGREED);
        }
    }

    @Test
    void leavesTheHubOfAFeedThatIsRemoved() {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
            String callback = Objects.requireNonNull(hub.subscriber(topic)).callback();
            wire.remove(feed);
            awaitThat(() -> hub.asked("unsubscribe", topic) == 1 && hub.subscriber(topic) == null);
            awaitThat(() -> wire.subscriptions(feed).isEmpty());
            assertThat(status(callback)).isEqualTo(410);
        }
    }

    @Test
    void movesWithItsFeedToAnotherHub() throws IOException {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (Hub other = new Hub("127.0.0.1");
                var _ = ingest()) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
            wire.document(path, rss(path + "a", path + "c"), linkTo(other));
            awaitThat(() -> other.subscriber(topic) != null);
            awaitThat(() -> hub.subscriber(topic) == null);
            awaitThat(() -> wire.subscriptions(feed).size() == 1);
            assertThat(wire.subscriptions(feed).getFirst().hub()).isEqualTo(other.url());
        }
    }

    @Test
    void keepsItsHubWhenADocumentIsCutOffBeforeItIsNamed() {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
            String whole = rss(path + "a", path + "b");
            wire.document(path, whole.substring(0, whole.lastIndexOf("</channel>")), null);
            int before = wire.requests(path);
            awaitThat(() -> wire.requests(path) > before + 2);
        }
        assertThat(hub.asked("unsubscribe", topic)).isZero();
    }

    @Test
    void keepsItsSubscriptionsOverARestart() throws IOException {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = ingest()) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
        }
        try (Ingest again = ingest()) {
            awaitThat(() -> again.owns(feed.id()));
            assertThat(hub.deliver(topic, rss(path + "b"), "sha256")).isEqualTo(202);
            assertThat(titles(feed)).contains(path + "b");
        }
        assertThat(hub.asked("subscribe", topic)).isEqualTo(1);
    }

    @Test
    void takesInAnyProcessWhatIsPushedForAnother() throws IOException {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (Ingest one = ingest()) {
            awaitThat(() -> phase(feed) == Phase.AGREED);
            String callback = Objects.requireNonNull(hub.subscriber(topic)).callback();
            int other = freePort();
            try (Ingest two = wire.ingest(settings(other), clock)) {
                awaitThat(() -> !one.owns(feed.id()) || !two.owns(feed.id()));
                awaitThat(() -> one.owns(feed.id()) || two.owns(feed.id()));
                for (int to : List.of(port, other)) {
                    String document = rss(path + "b" + to);
                    awaitThat(() -> hub.deliverTo(
                                    callback.replace(":" + port + "/", ":" + to + "/"),
                                    document,
                                    "sha256=" + Hub.sign(document, "sha256", secret()))
                            == 202);
                }
                awaitThat(() -> titles(feed).containsAll(List.of(path + "b" + port, path + "b" + other)));
            }
        }
    }

    @Test
    void refusesAHubInAPrivateNetwork() throws IOException {
        try (Hub hidden = new Hub("127.0.0.2")) {
            wire.document(path, rss(path + "a"), linkTo(hidden));
            Feed feed = wire.add(FeedKind.POLL, topic, null);
            try (var _ = ingest()) {
                awaitThat(() -> !wire.subscriptions(feed).isEmpty() && reason(feed) != null);
            }
            assertThat(reason(feed)).contains("127.0.0.2 lies in a private network");
            assertThat(hidden.requests()).isEmpty();
        }
    }

    @Test
    void doesNotSubscribeWithoutAPublicAddress() {
        Feed feed = wire.add(FeedKind.POLL, topic, null);
        try (var _ = wire.ingest(Map.of(), clock)) {
            awaitThat(() -> wire.requests(path) > 5);
        }
        assertThat(hub.requests()).isEmpty();
        assertThat(wire.subscriptions(feed)).isEmpty();
    }

    private Ingest ingest() {
        return wire.ingest(settings(port), clock);
    }

    private Map<String, String> settings(int listening) {
        return new HashMap<>(Map.of(
                "push.url", publicUrl(), "push.port", Integer.toString(listening), "push.secret", "s".repeat(32)));
    }

    private static Instant due(Ingest ingest, Feed feed) {
        return Objects.requireNonNull(ingest.known(feed.id())).state().due();
    }

    private String publicUrl() {
        return "http://127.0.0.1:" + port;
    }

    private static String linkTo(Hub hub) {
        return "<%s>; rel=\"hub\"".formatted(hub.url());
    }

    private static Map<String, String> verification(String mode, String topic) {
        return Map.of(
                "hub.mode", mode, "hub.topic", topic, "hub.challenge", "<b>challenge", "hub.lease_seconds", "864000");
    }

    private String secret() {
        return Objects.requireNonNull(
                Objects.requireNonNull(hub.subscriber(topic)).secret());
    }

    private int status(String callback) throws AssertionError {
        try {
            return hub.deliverTo(callback, rss(path + "late"), null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> titles(Feed feed) {
        return wire.articles(feed).stream().map(Article::title).toList();
    }

    private @Nullable Phase phase(Feed feed) {
        return wire.subscriptions(feed).stream()
                .map(Subscription::phase)
                .findAny()
                .orElse(null);
    }

    private @Nullable String reason(Feed feed) {
        return wire.subscriptions(feed).getFirst().reason();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitThat(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
