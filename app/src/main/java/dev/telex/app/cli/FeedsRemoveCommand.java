package dev.telex.app.cli;

import dev.telex.app.FeedList;
import dev.telex.app.KnownFeeds;
import dev.telex.wire.Feed;
import dev.telex.wire.topics.KafkaSettings;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "remove",
        description = "Removes feeds: they are asked no more. Their articles stay.",
        mixinStandardHelpOptions = true)
final class FeedsRemoveCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "URL|ID", arity = "1..*", description = "An address of the feed, or its id.")
    private List<String> names = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Logging.toConsole();
        PrintWriter out = FeedsCommand.out(spec);
        KafkaSettings kafka = FeedsCommand.prepared(settings);
        KnownFeeds known = KnownFeeds.read(kafka);
        Map<String, @Nullable Feed> changes = new HashMap<>();
        int status = 0;
        for (String name : names) {
            Feed feed = known.named(name);
            if (feed == null) {
                out.printf("unknown  %s: no feed has this address or id; telex feeds list --json shows both%n", name);
                status = Telex.FAILED;
            } else {
                changes.put(feed.id(), null);
                out.println("removed  " + feed.url() + returns(feed));
            }
        }
        FeedList.write(changes, kafka);
        out.flush();
        return status;
    }

    private static String returns(Feed feed) {
        return feed.list() == null
                ? ""
                : "%n         It came from %s: take it out there too, or the next import brings it back."
                        .formatted(feed.list());
    }
}
