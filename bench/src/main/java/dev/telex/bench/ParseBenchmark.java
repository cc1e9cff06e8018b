package dev.telex.bench;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.telex.ingest.parse.FeedParser;
import dev.telex.ingest.parse.Parsed.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The captured feeds from bytes to items: Telex's reader beside ROME without its healer, which is its fast
/// way. Only the feeds that ROME reads so count, for both.
final class ParseBenchmark implements Benchmark {
    private static final String URL = "https://example.com/feed";

    @Override
    public String name() {
        return "parse";
    }

    @Override
    public String says() {
        return "captured feeds to items, one thread, beside ROME without its healer";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Path folder = data.resolve("feeds");
        if (!Files.isDirectory(folder)) {
            results.say("  no captured feeds in " + folder);
            return;
        }
        List<byte[]> feeds = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] feed = Files.readAllBytes(file);
                if (rome(feed) >= 0) {
                    feeds.add(feed);
                    bytes += feed.length;
                }
            }
        }
        results.say("  %d feeds, %.1f MB".formatted(feeds.size(), bytes / 1e6));
        results.add(Rounds.compare("parse", "MB/s", bytes / 1e6, () -> ours(feeds), () -> romes(feeds))
                .asked("at least 0.6 of ROME"));
    }

    private static long ours(List<byte[]> feeds) {
        long items = 0;
        for (byte[] feed : feeds) {
            items += FeedParser.parse(feed, null, URL) instanceof Document document
                    ? document.items().size()
                    : 0;
        }
        return items;
    }

    private static long romes(List<byte[]> feeds) {
        long items = 0;
        for (byte[] feed : feeds) {
            items += rome(feed);
        }
        return items;
    }

    /// How many entries ROME finds; -1: it does not read the feed.
    private static int rome(byte[] feed) {
        SyndFeedInput input = new SyndFeedInput(false, Locale.ENGLISH);
        input.setXmlHealerOn(false);
        input.setAllowDoctypes(false);
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(feed), null, true)) {
            StringWriter text = new StringWriter(feed.length);
            reader.transferTo(text);
            return input.build(new StringReader(text.toString())).getEntries().size();
        } catch (FeedException | IllegalArgumentException | IOException e) {
            return -1;
        }
    }
}
