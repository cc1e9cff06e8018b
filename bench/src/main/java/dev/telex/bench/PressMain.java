package dev.telex.bench;

import dev.telex.press.Press;
import dev.telex.press.PressFeed;
import dev.telex.press.PressSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Simulated publishers in a process of their own, so that what they cost is not counted as the poller's. It
/// writes the addresses of its feeds, then an empty line, and ends with its standard input.
public final class PressMain {
    private PressMain() {}

    public static void main(String[] arguments) throws IOException {
        PressSettings settings = PressSettings.startingAt(Instant.now().minusSeconds(600))
                .withPublishers(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))
                .withRate(Double.parseDouble(arguments[2]));
        try (Press press = Press.start(settings, InstantSource.system())) {
            press.feeds().stream().map(PressFeed::address).forEach(System.out::println);
            System.out.println();
            while (System.in.read() >= 0) {
                // until whoever started it is gone
            }
        }
    }

    /// @param feeds their addresses
    record Child(ChildJvm process, List<URI> feeds) implements AutoCloseable {
        /// @param rate releases a minute over all publishers
        static Child start(int publishers, int feedsEach, double rate) throws IOException {
            ChildJvm process = ChildJvm.start(List.of("-Xmx512m"), PressMain.class, publishers, feedsEach, rate);
            List<URI> feeds = new ArrayList<>();
            for (String line = process.line(); !line.isEmpty(); line = process.line()) {
                feeds.add(URI.create(line));
            }
            return new Child(process, feeds);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
