package dev.telex.app.cli;

import dev.telex.app.KnownFeeds;
import dev.telex.app.LatestRecords;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Feeds and how they do, for the terminal.
final class FeedLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Option(names = "--failing", description = "Only those that did not answer with a feed the last time.")
    private boolean failing;

    @Option(
            names = "--json",
            description = "A line of JSON for each: {\"feed\": …, \"state\": …}, as they stand in Kafka.")
    private boolean json;

    private record Line(Feed feed, @Nullable FeedState state) {}

    void print(KafkaSettings kafka, PrintWriter out) {
        Map<String, FeedState> states = LatestRecords.of(Topics.FEED_STATES, FeedState.class, kafka);
        List<Line> lines = KnownFeeds.read(kafka).all().stream()
                .map(feed -> new Line(feed, states.get(feed.id())))
                .filter(line -> !failing || isFailing(line.state()))
                .sorted(Comparator.comparing(line -> line.feed().url()))
                .toList();
        if (json) {
            lines.forEach(line -> out.println(Json.text(line)));
        } else {
            lines.forEach(line -> out.println(text(line.feed(), line.state())));
            out.printf("%,d feeds%n", lines.size());
        }
        out.flush();
    }

    private static boolean isFailing(@Nullable FeedState state) {
        return state != null && state.failures() > 0;
    }

    private static String text(Feed feed, @Nullable FeedState state) {
        String title = feed.title() == null ? "" : "  " + feed.title();
        if (state == null) {
            return "waiting     %s%s".formatted(feed.url(), title);
        }
        if (state.stopped() != null) {
            return "stopped     %s%s%n            %s".formatted(feed.url(), title, state.stopped());
        }
        return isFailing(state)
                ? "failing     %s%s%n            %s (%,d in a row; next try %s)"
                        .formatted(feed.url(), title, state.failure(), state.failures(), TIME.format(state.due()))
                : "%,5d items %s%s".formatted(state.seen().present(), feed.url(), title);
    }
}
