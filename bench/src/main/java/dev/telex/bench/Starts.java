package dev.telex.bench;

import dev.telex.enrich.Enrich;
import dev.telex.enrich.EnrichSettings;
import dev.telex.wire.health.Health;
import dev.telex.wire.settings.SettingsReader;
import dev.telex.wire.topics.KafkaSettings;
import java.nio.file.Path;

/// How long enrich takes until it is at work.
final class Starts {
    private Starts() {}

    /// What is done while it is at work.
    interface Work {
        void run() throws Exception;
    }

    static double seconds(KafkaSettings kafka, Path state) throws Exception {
        return seconds(kafka, state, () -> {});
    }

    static double seconds(KafkaSettings kafka, Path state, Work work) throws Exception {
        long start = System.nanoTime();
        try (Enrich enrich = Enrich.start(SettingsReader.defaults(EnrichSettings.class), kafka, state)) {
            while (!(enrich.health() instanceof Health.Up)) {
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            work.run();
            return seconds;
        }
    }

    /// @param empty seconds of a start with nothing to take up
    static Measurement measured(String metric, double seconds, double empty, String asked) {
        return new Measurement(metric, seconds, "s", null, null, empty, seconds / empty, null, null, null, asked);
    }
}
