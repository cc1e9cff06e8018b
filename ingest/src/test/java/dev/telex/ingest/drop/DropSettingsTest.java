package dev.telex.ingest.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.InvalidSettings;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DropSettingsTest {
    @Test
    void hasDefaults() {
        assertThat(SettingsReader.defaults(DropSettings.class))
                .isEqualTo(new DropSettings(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2),
                        new DataSize(15 << 20),
                        Duration.ofSeconds(20),
                        null,
                        Map.of()));
    }

    @Test
    void readsEachSetting() {
        assertThat(read(Map.of(
                        "interval", "5s",
                        "sftp-interval", "1m",
                        "settle", "10s",
                        "max-bytes", "1MB",
                        "timeout", "5s",
                        "known-hosts", "/etc/ssh/ssh_known_hosts",
                        "credentials.a.password", "p",
                        "credentials.b.key", "/keys/b")))
                .isEqualTo(new DropSettings(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        new DataSize(1 << 20),
                        Duration.ofSeconds(5),
                        Path.of("/etc/ssh/ssh_known_hosts"),
                        Map.of("a", new Login(Secret.of("p"), null), "b", new Login(null, Path.of("/keys/b")))));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThatThrownBy(() -> read(Map.of("interval", "1ms", "settle", "2h", "max-bytes", "1B")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("interval is \"1ms\"")
                .hasMessageContaining("settle is \"2h\"")
                .hasMessageContaining("max-bytes is \"1B\"");
        assertThatThrownBy(() -> read(Map.of("credentials.a.password", "p", "credentials.a.key", "/k")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("expected either password or key");
    }

    private static DropSettings read(Map<String, String> flags) {
        return new SettingsReader<>(DropSettings.class).flags(flags).read();
    }
}
