package dev.telex.bench;

import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.Sink;
import dev.telex.sink.SinkSettings;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/// Sink alone in a process. Its arguments are the broker's address, the number of partitions and Elasticsearch's
/// address. To every line it answers with the heap that is in use after a collection, in bytes, and its health.
public final class SinkMain {
    private SinkMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // no log may stand between them
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Sink sink = Sink.start(
                SettingsReader.defaults(SinkSettings.class),
                new KafkaSettings(arguments[0], Integer.parseInt(arguments[1]), 1, Map.of()),
                ElasticsearchSettings.at(arguments[2]),
                InstantSource.system())) {
            while (lines.readLine() != null) {
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                answers.println(used + " " + sink.health());
            }
        }
    }
}
