package dev.telex.app.cli;

import dev.telex.press.Press;
import dev.telex.press.PressSettings;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the simulated publishers can be told.
final class PressOptions {
    /// So much of the wire is already in the feeds at the first poll.
    private static final Duration PAST = Duration.ofMinutes(2);

    @Option(
            names = "--press-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the publishers on 127.0.0.1; 0 takes any free one.")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of all that is made up (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--publishers",
            paramLabel = "N",
            defaultValue = "12",
            description = "Newsrooms (${DEFAULT-VALUE}).")
    private int publishers;

    @Option(
            names = "--feeds-each",
            paramLabel = "N",
            defaultValue = "2",
            description = "Feeds of a newsroom (${DEFAULT-VALUE}).")
    private int feeds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "120",
            description = "Articles a minute over all newsrooms (${DEFAULT-VALUE}).")
    private double rate;

    /// Where a wire began and on which port it was, so that it goes on there: links contain the port.
    record Memory(int port, Instant start) {}

    int port() {
        return port;
    }

    PressSettings settings(Instant start) {
        return PressSettings.startingAt(start)
                .withPort(port)
                .withSeed(seed)
                .withPublishers(publishers, feeds)
                .withRate(rate);
    }

    /// Starts publishers that go on with the wire of an earlier start.
    ///
    /// @param directory keeps what they need to
    Press resume(Path directory) {
        Path file = directory.resolve("press.json");
        Memory memory = remembered(file);
        Instant start = memory == null ? Instant.now().minus(PAST) : memory.start();
        PressSettings settings = settings(start);
        Press press = memory == null || port != 0 ? start(settings) : again(settings, memory.port());
        try {
            Files.write(file, Json.bytes(new Memory(press.port(), start)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return press;
    }

    private static Press start(PressSettings settings) {
        return Press.start(settings, InstantSource.system());
    }

    /// On the port of the last time; where somebody has taken that in the meantime, on another, under new links.
    private static Press again(PressSettings settings, int port) {
        try {
            return start(settings.withPort(port));
        } catch (UncheckedIOException e) {
            return start(settings);
        }
    }

    private static @Nullable Memory remembered(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), Memory.class);
        } catch (IOException e) {
            return null;
        }
    }
}
