package dev.telex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.press.Press;
import dev.telex.press.PressSettings;
import dev.telex.press.Release;
import dev.telex.query.Query;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.query.elastic.Search;
import dev.telex.query.elastic.SearchRequest;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 of Elasticsearch, of the broker and of the parts, one after the other, while articles flow.
class KillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void everyArticleThatWasPublishedIsInTheIndexOnce() throws Exception {
        Instant start = Instant.now();
        Stoppable clock = new Stoppable();
        PressSettings settings = PressSettings.startingAt(start)
                .withPublishers(6, 2)
                .withRate(900)
                .withDepth(1000)
                .withPace(0.02);
        try (Press press = Press.start(settings, clock)) {
            Files.writeString(directory.resolve("feeds.opml"), press.opml());
            CommandLineProcess telex = run();
            try {
                awaitArticles(50);
                killAndAwaitMore("elasticsearch");
                killAndAwaitMore("kafka");
                telex.kill();
                telex = run();
                awaitArticles(count() + 50);
                clock.stop();
                List<Release> truth = press.truth(clock.instant());
                Map<String, Release> last = truth.stream()
                        .collect(Collectors.toMap(Release::link, release -> release, (_, later) -> later));
                System.out.printf("%d releases of %d articles over three kills%n", truth.size(), last.size());
                awaitIndexHolds(last);
            } finally {
                telex.process().destroy();
                telex.await(60);
            }
        }
    }

    private CommandLineProcess run() throws IOException {
        return CommandLineProcess.start(
                directory,
                "run",
                "--poll.floor",
                "500ms",
                "--poll.ceiling",
                "2s",
                "--poll.host-pause",
                "0s",
                "--fetch.private-hosts",
                "localhost");
    }

    private void killAndAwaitMore(String server) throws IOException {
        long before = count();
        List<String> pids =
                Files.readAllLines(directory.resolve("data").resolve(server).resolve("pid"));
        ProcessHandle.of(Long.parseLong(pids.getFirst())).orElseThrow().destroyForcibly();
        awaitArticles(before + 50);
    }

    private void awaitArticles(long atLeast) {
        await().atMost(PATIENCE).until(() -> count() >= atLeast);
    }

    /// Each article is there once, under its own link or as another link of an article of its publisher's.
    private void awaitIndexHolds(Map<String, Release> last) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, EnrichedArticle> articles = new HashMap<>();
            for (EnrichedArticle article : articles()) {
                articles.put(article.id(), article);
                article.aliases().forEach(alias -> articles.put(alias, article));
            }
            // What is missing is named: its kind and title say on which way it was lost.
            assertThat(last.values())
                    .filteredOn(release -> !articles.containsKey(id(release)))
                    .isEmpty();
            assertThat(articles).hasSize(last.size());
            assertThat(last.values()).allSatisfy(release -> expect(release, last, articles.get(id(release))));
        });
    }

    /// Its last title; none where it was withdrawn. A copy goes with its origin, or with the first of the copies that
    /// was seen.
    private static void expect(Release release, Map<String, Release> last, @Nullable EnrichedArticle article) {
        assertThat(article).isNotNull();
        if (release.kind() == Release.Kind.KILL) {
            assertThat(article.kind()).isEqualTo(Kind.KILL);
        } else if (article.kind() == Kind.KILL) {
            assertThat(last.values())
                    .filteredOn(other -> id(other).equals(article.withdrawnBecause()))
                    .singleElement()
                    .matches(other -> other.kind() == Release.Kind.KILL && other.event() == release.event());
        } else if (article.aliases().isEmpty()) {
            assertThat(article.title()).isEqualTo(release.title());
        }
        assertThat(article.title().isEmpty()).isEqualTo(article.kind() == Kind.KILL);
    }

    private static String id(Release release) {
        return Ids.article(Objects.requireNonNull(CanonicalLink.of(release.link())));
    }

    /// Articles in the index; 0 while Elasticsearch is away.
    private long count() {
        try {
            return articles().size();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private List<EnrichedArticle> articles() throws IOException {
        Addresses addresses = Addresses.of(directory.resolve("data"));
        if (addresses == null) {
            return List.of();
        }
        var settings = ElasticsearchSettings.at(addresses.elasticsearch());
        try (Search search = new Search(settings, InstantSource.system())) {
            return search.search(SearchRequest.of(new Query.Everything(), 10_000)).articles().stream()
                    .map(Search.Match::article)
                    .toList();
        }
    }

    /// Runs until it is stopped, and then stands still: so the wire ends, and what there is to find is known.
    private static final class Stoppable implements InstantSource {
        private volatile @Nullable Instant end;

        void stop() {
            end = Instant.now();
        }

        @Override
        public Instant instant() {
            Instant stopped = end;
            return stopped == null ? Instant.now() : stopped;
        }
    }
}
