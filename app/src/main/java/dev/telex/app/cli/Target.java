package dev.telex.app.cli;

import dev.telex.app.Addresses;
import dev.telex.app.StartFailure;
import dev.telex.app.TelexSettings;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.wire.topics.KafkaSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which servers a command means: those of the settings, else those of the all-in-one that runs here.
record Target(TelexSettings settings, @Nullable Addresses running) {

    /// Where the demo keeps its data, below the data directory.
    static final String DEMO = "demo";

    static Target of(TelexSettings settings) {
        for (Path directory : List.of(settings.data(), settings.data().resolve(DEMO))) {
            Addresses addresses = Addresses.of(directory);
            if (addresses != null) {
                return new Target(settings, addresses);
            }
        }
        return new Target(settings, null);
    }

    /// @throws StartFailure where there is none
    KafkaSettings kafka() {
        if (settings.kafka().bootstrapServers() != null) {
            return settings.kafka();
        }
        return settings.kafka().at(running("kafka.bootstrap-servers").kafka());
    }

    /// @throws StartFailure where there is none
    ElasticsearchSettings elasticsearch() {
        if (!settings.elasticsearch().url().isEmpty()) {
            return settings.elasticsearch();
        }
        return ElasticsearchSettings.at(running("elasticsearch.url").elasticsearch());
    }

    private Addresses running(String setting) {
        if (running == null) {
            throw new StartFailure("nothing runs in %s or %s; start telex demo or telex run first, or set %s"
                    .formatted(settings.data(), settings.data().resolve(DEMO), setting));
        }
        return running;
    }
}
