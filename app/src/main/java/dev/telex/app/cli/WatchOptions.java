package dev.telex.app.cli;

import dev.telex.wire.Destination;
import dev.telex.wire.Destination.Kind;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.Embargo;
import dev.telex.wire.Watch.When;
import dev.telex.wire.settings.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said of a watch on the command line; digests, quiet hours and the like are for a file.
final class WatchOptions {
    @Option(names = "--name", paramLabel = "TEXT", description = "What to call it.")
    private @Nullable String name;

    @Option(
            names = "--to",
            paramLabel = "URL|E-MAIL",
            description = "Where its alerts go: a webhook or an e-mail address; may be given several times.")
    private List<String> to = List.of();

    @Option(names = "--key", paramLabel = "NAME", description = "Signs webhooks with deliver.secrets.NAME.key.")
    private @Nullable String key;

    @Option(names = "--slack", paramLabel = "NAME", description = "To Slack, at deliver.secrets.NAME.address.")
    private List<String> slack = List.of();

    @Option(names = "--teams", paramLabel = "NAME", description = "To Microsoft Teams, likewise.")
    private List<String> teams = List.of();

    @Option(names = "--priority", description = "low (in digests), normal or urgent (whatever the hour).")
    private Routing.@Nullable Priority priority;

    @Option(names = "--ceiling", paramLabel = "N", description = "Alerts an hour; the rest goes into a digest.")
    private @Nullable Integer ceiling;

    @Option(names = "--every-article", description = "Every article that matches, not the first of a story alone.")
    private @Nullable Boolean everyArticle;

    @Option(names = "--revisions", description = "Updates of articles, too.")
    private @Nullable Boolean revisions;

    @Option(names = "--again-after", paramLabel = "6h", description = "Again, once a story was quiet for so long.")
    private @Nullable String againAfter;

    @Option(names = "--sources", paramLabel = "N", description = "Once so many independent sources have the story.")
    private @Nullable Integer sources;

    @Option(names = "--embargo", description = "say (at once, with its time) or wait (until it ends).")
    private @Nullable Embargo embargo;

    /// The watch with what was said in place of what it had.
    Watch on(Watch watch) {
        return new Watch(
                watch.id(),
                name == null ? watch.name() : name,
                watch.query(),
                when(watch.when()),
                routing(watch.routing()),
                watch.added());
    }

    private When when(When before) {
        Duration again = againAfter == null ? before.againAfter() : Durations.parse(againAfter);
        return new When(
                everyArticle == null ? before.everyArticle() : everyArticle,
                revisions == null ? before.revisions() : revisions,
                again,
                sources == null ? before.sources() : sources,
                embargo == null ? before.embargo() : embargo);
    }

    private Routing routing(Routing before) {
        List<Destination> said = destinations();
        return new Routing(
                said.isEmpty() ? before.destinations() : said,
                priority == null ? before.priority() : priority,
                before.quiet(),
                ceiling == null ? before.ceiling() : ceiling,
                before.maxAge());
    }

    private List<Destination> destinations() {
        List<Destination> all = new ArrayList<>();
        for (String address : to) {
            boolean isMail = !address.contains("://");
            all.add(destination(address, isMail ? Kind.EMAIL : Kind.WEBHOOK, address, isMail ? null : key));
        }
        slack.forEach(secret -> all.add(destination("slack:" + secret, Kind.SLACK, null, secret)));
        teams.forEach(secret -> all.add(destination("teams:" + secret, Kind.TEAMS, null, secret)));
        return all;
    }

    private static Destination destination(String name, Kind kind, @Nullable String address, @Nullable String secret) {
        return new Destination(name, kind, address, secret, false, null, null);
    }
}
