package dev.telex.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.telex.ingest.parse.Parsed.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// ROME, which others have checked for twenty years, as the measure: of every captured feed that it reads,
/// Telex finds the same entries with the same titles and links.
class RomeOracleTest {
    private static final Path CAPTURED = Path.of(System.getProperty("telex.home"), "..", "shared", "data", "feeds");
    private static final String URL = "https://example.com/feed";

    @Test
    void findsTheEntriesThatRomeFinds() throws IOException {
        assumeTrue(Files.isDirectory(CAPTURED), "the captured feeds are not beside the project");
        int compared = 0;
        int read = 0;
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Parsed parsed = FeedParser.parse(bytes, null, URL);
            assertThat(parsed).as(file.toString()).isInstanceOf(Document.class);
            Document document = (Document) parsed;
            assertThat(document.fault()).as(file.toString()).isNull();
            read++;
            SyndFeed rome = rome(bytes);
            if (rome != null) {
                compare(file, rome.getEntries(), document.items());
                compared++;
            }
        }
        System.out.printf("%d captured feeds read, %d of them compared with ROME%n", read, compared);
        assertThat(compared).isGreaterThan(100);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CAPTURED)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// A link is taken as far as ROME has it: Telex makes it absolute.
    private static void compare(Path file, List<SyndEntry> entries, List<Item> items) {
        assertThat(items).as(file.toString()).hasSameSizeAs(entries);
        for (int at = 0; at < items.size(); at++) {
            String title = Objects.requireNonNullElse(entries.get(at).getTitle(), "");
            assertThat(letters(items.get(at).title())).as(file.toString()).isEqualTo(letters(Html.plain(title)));
            String link =
                    Objects.requireNonNullElse(entries.get(at).getLink(), "").strip();
            assertThat(String.valueOf(items.get(at).link())).as(file.toString()).endsWith(link);
        }
    }

    /// ROME drops or keeps white space of many kinds.
    private static String letters(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
    }

    private static @Nullable SyndFeed rome(byte[] bytes) {
        SyndFeedInput input = new SyndFeedInput(false, Locale.ENGLISH);
        input.setXmlHealerOn(false);
        input.setAllowDoctypes(false);
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(bytes), null, true)) {
            return input.build(reader);
        } catch (FeedException | IllegalArgumentException | IOException e) {
            return null;
        }
    }
}
