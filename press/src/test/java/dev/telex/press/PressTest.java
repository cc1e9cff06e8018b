package dev.telex.press;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.press.Reader.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PressTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofMinutes(5));
    private static final PressSettings SETTINGS = PressSettings.startingAt(START)
            .withPublishers(6, 3)
            .withRate(60)
            .withDepth(1000)
            .withPace(0.1);

    @Test
    void publishesTheSameBytesFromTheSameSeed() {
        int port;
        List<String> bytes;
        try (Press press = at(LATER, SETTINGS)) {
            port = press.port();
            bytes = bytes(press);
        }
        try (Press again = at(LATER, SETTINGS.withPort(port))) {
            assertThat(bytes(again)).isEqualTo(bytes);
        }
        try (Press other = at(LATER, SETTINGS.withPort(port).withSeed(2))) {
            assertThat(bytes(other)).doesNotContainAnyElementsOf(bytes);
        }
    }

    @Test
    void goesOnAfterARestartWhereItWouldHaveBeen() {
        PressSettings shallow = SETTINGS.withDepth(10);
        AtomicReference<Instant> now = new AtomicReference<>(START);
        int port;
        List<String> bytes = List.of();
        try (Press press = Press.start(shallow, now::get)) {
            port = press.port();
            for (int minute = 0; minute <= 20; minute++) {
                now.set(START.plusSeconds(minute * 60L));
                bytes = bytes(press);
            }
        }
        try (Press restarted = Press.start(shallow.withPort(port), now::get)) {
            assertThat(bytes(restarted)).isEqualTo(bytes);
        }
    }

    @Test
    void showsInItsFeedsExactlyWhatTheTruthSays() {
        try (Press press = at(LATER, SETTINGS)) {
            Set<String> shown = new HashSet<>();
            press.feeds()
                    .forEach(feed ->
                            Reader.items(press, feed).forEach(item -> shown.add(item.link() + " " + item.title())));
            Map<String, Release> newest = press.truth(LATER).stream()
                    .collect(Collectors.toMap(Release::link, release -> release, (_, later) -> later));
            assertThat(shown)
                    .containsExactlyInAnyOrderElementsOf(newest.values().stream()
                            .map(release -> release.link() + " " + release.title())
                            .toList());
        }
    }

    @Test
    void sendsAllKindsOfReleasesAtTheRateAsked() {
        try (Press press = at(LATER, SETTINGS)) {
            List<Release> truth = press.truth(START.plus(Duration.ofMinutes(30)));
            assertThat(truth).extracting(Release::kind).contains(Release.Kind.values());
            assertThat((double) truth.size() / 30).isBetween(50.0, 70.0);
            assertThat(truth).extracting(Release::published).isSorted();
        }
    }

    @Test
    void keepsLinkGuidAndEventThroughRevisions() {
        try (Press press = at(LATER, SETTINGS)) {
            Map<String, List<Release>> articles =
                    press.truth(LATER).stream().collect(Collectors.groupingBy(Release::link));
            assertThat(articles.values())
                    .anySatisfy(revisions -> assertThat(revisions).hasSizeGreaterThan(2));
            assertThat(articles.values()).allSatisfy(revisions -> {
                assertThat(revisions)
                        .extracting(Release::guid)
                        .containsOnly(revisions.getFirst().guid());
                assertThat(revisions)
                        .extracting(Release::event)
                        .containsOnly(revisions.getFirst().event());
                assertThat(revisions.getFirst().revision()).isZero();
                assertThat(revisions).extracting(Release::revision).isSorted().doesNotHaveDuplicates();
            });
        }
    }

    @Test
    void creditsTheOriginOfACopyAndKeepsMostOfItsText() {
        try (Press press = at(LATER, SETTINGS)) {
            Map<String, Item> shown = press.feeds().stream()
                    .flatMap(feed -> Reader.items(press, feed).stream())
                    .collect(Collectors.toMap(Item::link, item -> item, (one, _) -> one));
            List<Release> truth = press.truth(LATER);
            Map<String, Release> byLink =
                    truth.stream().collect(Collectors.toMap(Release::link, release -> release, (one, _) -> one));
            List<Release> copies = truth.stream()
                    .filter(one -> one.kind() == Release.Kind.COPY)
                    .toList();
            assertThat(copies).isNotEmpty().allSatisfy(copy -> {
                Release origin = byLink.get(copy.origin());
                assertThat(origin).isNotNull();
                assertThat(origin.event()).isEqualTo(copy.event());
                assertThat(origin.publisher()).isNotEqualTo(copy.publisher());
                Item item = shown.get(copy.link());
                assertThat(item).isNotNull();
                assertThat(item.title().startsWith("KILL-") || item.text().contains(origin.publisher()))
                        .isTrue();
            });
        }
    }

    @Test
    void takesTheTextOfAKilledArticleAway() {
        try (Press press = at(LATER, SETTINGS)) {
            Instant until = START.plus(Duration.ofMinutes(30));
            Release kill = press.truth(until).stream()
                    .filter(release -> release.kind() == Release.Kind.KILL)
                    .findFirst()
                    .orElseThrow();
            try (Press then = at(until, SETTINGS.withPort(0))) {
                URI link = URI.create(kill.link());
                String page = new String(Reader.get(then, link).body(), UTF_8);
                assertThat(kill.title()).startsWith("KILL-");
                assertThat(page).contains("KILL-");
                assertThat(page.length()).isLessThan(2500);
            }
        }
    }

    @Test
    void answersUnchangedFeedsWith304() {
        try (Press press = at(LATER, SETTINGS)) {
            for (PressFeed feed : press.feeds()) {
                HttpResponse<byte[]> first = Reader.get(press, feed.address());
                String tag = first.headers().firstValue("ETag").orElseThrow();
                String modified = first.headers().firstValue("Last-Modified").orElseThrow();
                assertThat(Reader.get(press, feed.address(), "If-None-Match", tag)
                                .statusCode())
                        .isEqualTo(304);
                assertThat(Reader.get(press, feed.address(), "If-Modified-Since", modified)
                                .statusCode())
                        .isEqualTo(304);
                assertThat(Reader.get(
                                        press,
                                        feed.address(),
                                        "If-None-Match",
                                        "\"other\"",
                                        "If-Modified-Since",
                                        modified)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(press.requests()).isEqualTo(4L * press.feeds().size());
            assertThat(press.notModified()).isEqualTo(2L * press.feeds().size());
        }
    }

    @Test
    void changesTheTagWhenSomethingNewIsSent() {
        AtomicReference<Instant> now = new AtomicReference<>(LATER);
        try (Press press = Press.start(SETTINGS, now::get)) {
            PressFeed feed = press.feeds().getFirst();
            String tag = Reader.get(press, feed.address())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            now.set(LATER.plusSeconds(120));
            assertThat(Reader.get(press, feed.address(), "If-None-Match", tag).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void compressesWhenAsked() throws IOException {
        try (Press press = at(LATER, SETTINGS)) {
            PressFeed feed = press.feeds().getFirst();
            HttpResponse<byte[]> packed = Reader.get(press, feed.address(), "Accept-Encoding", "gzip");
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
            assertThat(unpacked).isEqualTo(Reader.get(press, feed.address()).body());
        }
    }

    @Test
    void showsAPageForEachArticleAnd404ForNone() {
        try (Press press = at(LATER, SETTINGS)) {
            Item item = Reader.items(press, press.feeds().getFirst()).getFirst();
            String page = new String(Reader.get(press, URI.create(item.link())).body(), UTF_8);
            assertThat(page).contains(Markup.escape(item.title())).contains("<article>");
            URI none = URI.create(item.link() + "9999999");
            assertThat(Reader.get(press, none).statusCode()).isEqualTo(404);
            assertThat(Reader.get(press, press.address().resolve("/nothing")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void listsItsFeedsAndItsTruth() {
        try (Press press = at(LATER, SETTINGS)) {
            assertThat(press.feeds()).hasSize(18).doesNotHaveDuplicates();
            byte[] opml =
                    Reader.get(press, press.address().resolve("/feeds.opml")).body();
            assertThat(Reader.xml(opml).getElementsByTagName("outline").getLength())
                    .isEqualTo(18);
            String truth = new String(
                    Reader.get(press, press.address().resolve("/truth.jsonl")).body(), UTF_8);
            assertThat(truth.lines())
                    .hasSameSizeAs(press.truth(LATER))
                    .first()
                    .asString()
                    .contains("\"kind\":\"lead\"");
            String front = new String(Reader.get(press, press.address()).body(), UTF_8);
            assertThat(front).contains(press.feeds().getLast().title());
        }
    }

    @Test
    void hasAsManyPublishersAsAskedFor() {
        PressSettings many = SETTINGS.withPublishers(2000, 1).withDepth(5).withRate(6000);
        try (Press press = at(LATER, many)) {
            assertThat(press.feeds())
                    .extracting(PressFeed::address)
                    .hasSize(2000)
                    .doesNotHaveDuplicates();
            assertThat(Reader.items(press, press.feeds().getLast())).isNotEmpty();
        }
    }

    @Test
    void saysWhichPortIsInUseAndWhatToDo() {
        try (Press press = at(LATER, SETTINGS)) {
            assertThatThrownBy(() -> at(LATER, SETTINGS.withPort(press.port())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + press.port())
                    .hasMessageContaining("choose another");
        }
    }

    @Test
    void reportsAllFaultsOfItsSettingsTogether() {
        assertThatThrownBy(() -> new PressSettings(-1, 1, 0, 99, 0, 0, START, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "port is -1", "publishers is 0", "feedsPerPublisher is 99", "rate", "depth", "pace");
    }

    private static Press at(Instant now, PressSettings settings) {
        return Press.start(settings, () -> now);
    }

    private static List<String> bytes(Press press) {
        return press.feeds().stream()
                .map(feed -> new String(Reader.get(press, feed.address()).body(), UTF_8))
                .toList();
    }
}
