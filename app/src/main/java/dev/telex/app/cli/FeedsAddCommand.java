package dev.telex.app.cli;

import dev.telex.app.FeedAddition;
import dev.telex.app.FeedAddition.Wish;
import dev.telex.app.FeedList;
import dev.telex.app.KnownFeeds;
import dev.telex.app.TelexSettings;
import dev.telex.ingest.check.FeedCheck;
import dev.telex.ingest.fetch.Fetcher;
import dev.telex.wire.topics.KafkaSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "add",
        description = {
            "Adds feeds. Each address is asked first: what is no feed is refused with the reason, a page is followed to"
                    + " the feed that it announces, and a feed that is there under another address is recognised.",
        },
        mixinStandardHelpOptions = true)
final class FeedsAddCommand implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "URL", arity = "0..*", description = "A feed, or a page that announces one.")
    private List<String> urls = List.of();

    @Option(
            names = "--drop",
            paramLabel = "DIR|sftp://…",
            description = "A directory whose files are taken in, here or as sftp://user@host/path.")
    private List<String> drops = List.of();

    @Option(
            names = "--push",
            paramLabel = "NAME",
            description = "A source that sends its items by HTTP, under a name of your choice.")
    private List<String> pushes = List.of();

    @Option(names = "--title", paramLabel = "TEXT", description = "What to call it; else what it calls itself.")
    private @Nullable String title;

    @Option(
            names = "--publisher",
            paramLabel = "TEXT",
            description = "Who publishes its articles; else the domain of each article's link.")
    private @Nullable String publisher;

    @Option(names = "--label", paramLabel = "WORD", description = "To group feeds by; may be given several times.")
    private List<String> labels = List.of();

    @Option(names = "--language", paramLabel = "CODE", description = "Of items that do not say, as in pt-BR.")
    private @Nullable String language;

    @Option(
            names = "--credentials",
            paramLabel = "NAME",
            description = "What to ask with: a name below fetch.credentials in the settings.")
    private @Nullable String credentials;

    @Option(names = "--full-text", description = "Its items are teasers: fetch each article's page and take its text.")
    private boolean fullText;

    @Option(names = "--list", paramLabel = "FILE", description = "The OPML file that it shall count as a part of.")
    private @Nullable String list;

    @Option(names = "--all", description = "Of a page that announces several feeds take all, not the first.")
    private boolean all;

    @Option(names = "--guess", description = "Where a page announces none, try /feed, /rss, /atom.xml and the like.")
    private boolean guess;

    @Option(names = "--no-check", description = "Take the address as it is, without asking it.")
    private boolean unchecked;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        int feeds = urls.size() + drops.size() + pushes.size();
        if (feeds == 0 || (feeds > 1 && title != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    feeds == 0 ? "Name a feed: URL, --drop or --push" : "--title is for one feed, not for " + feeds);
        }
        Logging.toConsole();
        PrintWriter out = FeedsCommand.out(spec);
        TelexSettings read = settings.read();
        KafkaSettings kafka = FeedsCommand.prepared(settings);
        Wish wish = new Wish(title, publisher, labels, language, credentials, fullText, list, all, guess, !unchecked);
        try (Fetcher fetcher = new Fetcher(read.fetch(), InstantSource.system())) {
            FeedAddition addition = new FeedAddition(
                    wish,
                    KnownFeeds.read(kafka),
                    new FeedCheck(fetcher, read.poll(), InstantSource.system()),
                    Instant.now());
            urls.forEach(addition::poll);
            drops.forEach(addition::drop);
            pushes.forEach(addition::push);
            FeedList.write(addition.added(), kafka);
            addition.told().forEach(out::println);
            out.flush();
            return addition.isWhole() ? 0 : Telex.FAILED;
        }
    }
}
