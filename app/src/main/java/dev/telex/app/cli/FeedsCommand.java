package dev.telex.app.cli;

import dev.telex.app.FeedList;
import dev.telex.app.LatestRecords;
import dev.telex.app.Opml;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "feeds",
        description = "Shows the feeds and how they do.",
        mixinStandardHelpOptions = true,
        subcommands = FeedsCommand.ImportCommand.class)
final class FeedsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--failing", description = "Only those that did not answer with a feed the last time.")
    private boolean failing;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Logging.toConsole();
        KafkaSettings kafka = Target.of(settings.read()).kafka();
        Map<String, FeedState> states = LatestRecords.of(Topics.FEED_STATES, FeedState.class, kafka);
        List<Feed> feeds = LatestRecords.of(Topics.FEEDS, Feed.class, kafka).values().stream()
                .filter(feed -> !failing || isFailing(states.get(feed.id())))
                .sorted(Comparator.comparing(Feed::url))
                .toList();
        for (Feed feed : feeds) {
            out.println(line(feed, states.get(feed.id())));
        }
        out.printf("%,d feeds%n", feeds.size());
        return 0;
    }

    private static boolean isFailing(@Nullable FeedState state) {
        return state != null && state.failures() > 0;
    }

    private static String line(Feed feed, @Nullable FeedState state) {
        String title = feed.title() == null ? "" : "  " + feed.title();
        if (state == null) {
            return "waiting     %s%s".formatted(feed.url(), title);
        }
        return isFailing(state)
                ? "failing     %s%s%n            %s (%,d in a row; next try %s)"
                        .formatted(feed.url(), title, state.failure(), state.failures(), TIME.format(state.due()))
                : "%,5d items %s%s".formatted(state.items().size(), feed.url(), title);
    }

    @Command(
            name = "import",
            description = "Takes the feeds of an OPML file: adds what is new, removes what was imported from a file of"
                    + " that name before and is no longer in it.",
            mixinStandardHelpOptions = true)
    static final class ImportCommand implements Callable<Integer> {
        @Mixin(name = "settings")
        private final SettingsOptions settings = new SettingsOptions();

        @Parameters(paramLabel = "FILE", description = "OPML, as feed readers export it.")
        private Path file = Path.of("feeds.opml");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Logging.toConsole();
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            KafkaSettings kafka = Target.of(settings.read()).kafka();
            try (Admin admin = Admin.create(kafka.client("app"))) {
                Topics.create(admin, kafka);
            }
            Opml opml = Opml.read(file, Instant.now());
            opml.faults().forEach(out::println);
            out.println(FeedList.sync(file.getFileName().toString(), opml.feeds(), kafka));
            return 0;
        }
    }
}
