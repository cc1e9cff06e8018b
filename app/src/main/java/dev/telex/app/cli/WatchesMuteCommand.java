package dev.telex.app.cli;

import dev.telex.app.AlertedStories;
import dev.telex.app.Silences;
import dev.telex.app.WatchList;
import dev.telex.wire.Alert;
import dev.telex.wire.Silence;
import dev.telex.wire.topics.KafkaSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mute",
        description = {
            "Delivers nothing more of a story, for all watches or for one. Where two stories turn out to be one, that one"
                    + " is muted if either was.",
        },
        footer = {
            "",
            "  telex watches mute 3f0c2a7de1b94c58a6d70b1f92e4c8aa",
            "  telex watches mute https://example.com/floods --watch floods --for 1d"
        },
        mixinStandardHelpOptions = true)
final class WatchesMuteCommand extends KafkaCommand {
    @Mixin
    private final SilenceOptions options = new SilenceOptions();

    @Parameters(
            paramLabel = "STORY",
            arity = "1..*",
            description = "Its id as alerts tell it, or the id or link of an article that alerted.")
    private List<String> names = List.of();

    @Option(names = "--watch", paramLabel = "ID", description = "For this watch alone.")
    private @Nullable String watch;

    @Override
    void check() {
        Instant _ = options.end(Instant.now(), this);
    }

    @Override
    boolean run(KafkaSettings kafka, PrintWriter out) {
        if (watch != null && !WatchList.known(kafka).containsKey(watch)) {
            out.println(WatchLines.UNKNOWN.formatted(watch));
            return false;
        }
        Instant now = Instant.now();
        Instant end = options.end(now, this);
        Map<String, Alert.Of> stories = AlertedStories.named(names, kafka);
        Map<String, @Nullable Silence> changes = new HashMap<>();
        List<String> told = new ArrayList<>();
        for (String name : names) {
            Alert.Of story = stories.get(name);
            if (story == null) {
                told.add("unknown   %s: no alert is of a story or an article of this id or link".formatted(name));
            } else {
                Silence silence = options.silence(Silence.Kind.MUTE, story.id(), watch, end, now);
                changes.put(silence.key(), silence);
                told.add(text(silence, story));
            }
        }
        Silences.write(changes, kafka);
        told.forEach(out::println);
        return stories.keySet().containsAll(names);
    }

    /// @param story null: nobody was alerted of it lately
    static String text(Silence mute, Alert.@Nullable Of story) {
        return "muted     %s  %s, for %s %s"
                .formatted(
                        mute.of(),
                        story == null ? "a story of long ago" : story.headline(),
                        mute.watch() == null ? "all watches" : mute.watch(),
                        SilenceOptions.text(mute.until()));
    }

    @Command(name = "unmute", description = "Takes back that a story is muted.", mixinStandardHelpOptions = true)
    static final class UnmuteCommand extends KafkaCommand {
        @Parameters(paramLabel = "STORY", arity = "1..*", description = "As telex watches silenced shows it.")
        private List<String> names = List.of();

        @Option(names = "--watch", paramLabel = "ID", description = "That it was muted for; else for whomever.")
        private @Nullable String watch;

        @Override
        boolean run(KafkaSettings kafka, PrintWriter out) {
            List<Silence> mutes = Silences.at(Instant.now(), kafka).all().stream()
                    .filter(silence -> silence.kind() == Silence.Kind.MUTE && names.contains(silence.of()))
                    .filter(silence -> watch == null || watch.equals(silence.watch()))
                    .toList();
            Map<String, @Nullable Silence> changes = new HashMap<>();
            mutes.forEach(mute -> changes.put(mute.key(), null));
            Silences.write(changes, kafka);
            List<String> muted = mutes.stream().map(Silence::of).toList();
            names.forEach(name -> out.println(
                    muted.contains(name)
                            ? "unmuted   " + name
                            : "unknown   %s: it was not muted; telex watches silenced shows what is".formatted(name)));
            return muted.containsAll(names);
        }
    }
}
