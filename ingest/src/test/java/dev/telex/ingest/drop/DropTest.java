package dev.telex.ingest.drop;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Servers.class)
class DropTest {
    private final Wire wire;
    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    private Feed feed;
    private Ingest ingest;

    DropTest(Kafka broker) throws IOException {
        this.wire = new Wire(broker);
    }

    @BeforeEach
    void start() {
        feed = wire.add(FeedKind.DROP, folder.toUri().toString(), null);
        ingest = ingest();
        awaitThat(() -> Files.isDirectory(folder.resolve("done")));
    }

    @AfterEach
    void close() {
        ingest.close();
        wire.close();
    }

    @Test
    void movesAFileToDoneWhenKafkaHasIt() throws IOException {
        Files.writeString(folder.resolve("a.xml"), rss("/drop-a"));
        awaitThat(() -> Files.exists(folder.resolve("done/a.xml")));
        assertThat(wire.articles(feed))
                .allMatch(article -> !article.sighting() && !article.backfill())
                .extracting(Article::title)
                .containsExactly("/drop-a");
        assertThat(folder.resolve("a.xml")).doesNotExist();
    }

    @Test
    void movesAFileThatIsNoDocumentToFailedBesideItsReason() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "no document");
        Files.writeString(folder.resolve("empty.xml"), "<rss version='2.0'><channel></channel></rss>");
        Files.writeString(folder.resolve("large.xml"), "x".repeat(2000));
        Files.writeString(folder.resolve("good.xml"), rss("/drop-good"));
        awaitThat(() -> Files.exists(folder.resolve("failed/a.txt"))
                && Files.exists(folder.resolve("failed/empty.xml"))
                && Files.exists(folder.resolve("failed/large.xml"))
                && Files.exists(folder.resolve("done/good.xml")));
        assertThat(folder.resolve("failed/a.txt.reason")).content().contains("a.txt", "no feed");
        assertThat(folder.resolve("failed/empty.xml.reason")).content().contains("no item");
        assertThat(folder.resolve("failed/large.xml.reason")).content().contains("larger than 1,024 bytes");
    }

    @Test
    void keepsEachOfTwoFilesOfOneName() throws IOException {
        for (String title : List.of("/drop-1", "/drop-2")) {
            Files.writeString(folder.resolve("same.xml"), rss(title));
            awaitThat(() -> !Files.exists(folder.resolve("same.xml")));
        }
        assertThat(folder.resolve("done/same.xml")).content().contains("/drop-1");
        assertThat(folder.resolve("done/same-2.xml")).content().contains("/drop-2");
    }

    @Test
    void leavesAloneWhatIsNotWhole() throws IOException {
        Files.writeString(folder.resolve("half.xml.part"), rss("/drop-half"));
        Files.writeString(folder.resolve(".hidden.xml"), rss("/drop-hidden"));
        Files.createSymbolicLink(folder.resolve("link.xml"), Files.writeString(outside("x.xml"), rss("/drop-link")));
        Files.createDirectory(folder.resolve("directory.xml"));
        Files.writeString(folder.resolve("whole.xml"), rss("/drop-whole"));
        awaitThat(() -> Files.exists(folder.resolve("done/whole.xml")));
        assertThat(wire.articles(feed)).extracting(Article::title).containsExactly("/drop-whole");
        Files.move(folder.resolve("half.xml.part"), folder.resolve("half.xml"), StandardCopyOption.ATOMIC_MOVE);
        awaitThat(() -> Files.exists(folder.resolve("done/half.xml")));
    }

    @Test
    void takesAFileAtOnceThatIsRenamedWhenItIsWhole() throws IOException {
        ingest.close();
        ingest = wire.ingest(Map.of("drop.settle", "1h", "drop.interval", "1h"), clock);
        Files.writeString(folder.resolve("unfinished.xml"), rss("/drop-unfinished"));
        awaitThat(() -> ingest.owns(feed.id()));
        awaitThat(() -> {
            String name = Servers.unique("whole") + ".xml";
            Files.writeString(folder.resolve(name + ".tmp"), rss("/drop-renamed"));
            Files.move(folder.resolve(name + ".tmp"), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return !wire.articles(feed).isEmpty();
        });
        assertThat(folder.resolve("unfinished.xml")).exists();
    }

    @Test
    void handsInAgainWhatAnEarlierProcessDidNotMove() throws IOException {
        Files.writeString(folder.resolve("a.xml"), rss("/drop-again"));
        awaitThat(() -> Files.exists(folder.resolve("done/a.xml")));
        ingest.close();
        Files.move(folder.resolve("done/a.xml"), folder.resolve("a.xml"));
        ingest = ingest();
        awaitThat(() -> Files.exists(folder.resolve("done/a.xml")));
        assertThat(wire.articles(feed).stream().map(Article::id).distinct()).hasSize(1);
    }

    @Test
    void saysThatADirectoryIsMissingAndGoesOnWhenItIsThere() throws IOException {
        Path missing = folder.resolve("missing");
        Feed other = wire.add(FeedKind.DROP, missing.toUri().toString(), null);
        awaitThat(() -> ingest.failing() == 1);
        Files.createDirectory(missing);
        Files.writeString(missing.resolve("a.xml"), rss("/drop-late"));
        awaitThat(() -> wire.articles(other).size() == 1);
        assertThat(ingest.failing()).isZero();
    }

    @Test
    void leavesTheFolderOfARemovedFeedAlone() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Feed removed = wire.add(FeedKind.DROP, other.toUri().toString(), null);
        awaitThat(() -> Files.isDirectory(other.resolve("done")));
        wire.remove(removed);
        awaitThat(() -> ingest.known(removed.id()) == null);
        Files.writeString(other.resolve("a.xml"), rss("/drop-removed"));
        Files.writeString(folder.resolve("b.xml"), rss("/drop-b"));
        awaitThat(() -> Files.exists(folder.resolve("done/b.xml")));
        assertThat(other.resolve("a.xml")).exists();
    }

    private Ingest ingest() {
        return wire.ingest(Map.of("drop.settle", "50ms", "drop.interval", "200ms", "drop.max-bytes", "1KB"), clock);
    }

    private Path outside(String name) throws IOException {
        return Files.createTempDirectory(folder, ".outside").resolve(name);
    }

    private static void awaitThat(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
