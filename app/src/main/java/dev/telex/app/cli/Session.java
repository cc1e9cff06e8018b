package dev.telex.app.cli;

import dev.telex.app.Addresses;
import dev.telex.app.AllInOne;
import dev.telex.app.DataDirectory;
import dev.telex.app.TelexSettings;
import dev.telex.wire.Feed;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An all-in-one from its start to Ctrl-C, as a person at a terminal sees it.
final class Session {
    private static final Duration STATUS = Duration.ofSeconds(1);
    private static final Duration STATUS_IN_A_PIPE = Duration.ofSeconds(10);

    private final TelexSettings settings;
    private final DataDirectory data;
    private final Console console;
    private final RunOptions options;

    Session(TelexSettings settings, DataDirectory data, Console console, RunOptions options) {
        this.settings = settings;
        this.data = data;
        this.console = console;
        this.options = options;
    }

    /// @param list  the name of the list that the feeds come from
    /// @param feeds by id
    /// @param press the front page of the simulated publishers; null where there are none
    void run(String list, Map<String, Feed> feeds, @Nullable String press) throws IOException {
        try (Stop stop = new Stop()) {
            try (AllInOne all = AllInOne.start(settings, data, list, feeds, console)) {
                watch(all, press, stop);
                console.line("Stopping: the parts finish what they have in hand, then the servers stop.");
            } finally {
                Addresses.removeFrom(data.path());
            }
            console.line(
                    "Stopped. %s keeps what was gathered; the next start goes on from there.".formatted(data.path()));
        }
    }

    private void watch(AllInOne all, @Nullable String press, Stop stop) throws IOException {
        Addresses addresses = new Addresses(
                ProcessHandle.current().pid(),
                Objects.requireNonNull(all.kafka().bootstrapServers()),
                String.join(",", all.elasticsearch().url()),
                press);
        addresses.leaveIn(data.path());
        tell(addresses, all.listening());
        try (Progress progress = new Progress(all)) {
            follow(progress, stop);
            if (options.report != null) {
                Files.write(options.report, Json.bytes(progress.report(addresses)));
            }
        }
    }

    private void tell(Addresses addresses, @Nullable String listening) {
        console.line("");
        if (addresses.press() != null) {
            console.line("  Publishers     " + addresses.press());
        }
        console.line("  Elasticsearch  " + addresses.elasticsearch() + "/telex-articles/_search");
        console.line("  Kafka          " + addresses.kafka());
        if (listening != null) {
            console.line("  Push           " + listening + "/push/NAME");
        }
        console.line("  In another terminal: ./telex tail   ./telex search WORDS   ./telex feeds");
        console.line("  Ctrl-C stops.");
        console.line("");
    }

    private void follow(Progress progress, Stop stop) {
        Duration interval = console.isTerminal() ? STATUS : STATUS_IN_A_PIPE;
        boolean wasSearchable = false;
        long next = System.nanoTime();
        while (!stop.isAsked() && !isOver()) {
            progress.look();
            if (!wasSearchable && progress.firstSearchable() != null) {
                wasSearchable = true;
                console.line("  The first article was searchable %s after the start; all of Telex holds %s of memory."
                        .formatted(
                                Console.seconds(progress.firstSearchable().toNanos()),
                                Console.bytes(progress.residentBytes())));
            }
            if (System.nanoTime() - next >= 0) {
                console.status(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + progress.line());
                next = System.nanoTime() + interval.toNanos();
            }
        }
    }

    private boolean isOver() {
        return options.time != null && ManagementFactory.getRuntimeMXBean().getUptime() > options.time.toMillis();
    }
}
