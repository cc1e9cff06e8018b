package dev.telex.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.InvalidSettings;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushSettingsTest {
    @TempDir
    private Path data;

    @Test
    void listensNowhereByDefault() {
        assertThat(SettingsReader.defaults(PushSettings.class))
                .isEqualTo(new PushSettings(
                        null,
                        "127.0.0.1",
                        null,
                        null,
                        null,
                        Duration.ofDays(10),
                        new DataSize(15 << 20),
                        Duration.ofSeconds(20),
                        64,
                        Map.of()));
    }

    @Test
    void readsEachSetting() {
        assertThat(read(Map.ofEntries(
                        Map.entry("url", "https://telex.example/hooks"),
                        Map.entry("host", "0.0.0.0"),
                        Map.entry("port", "8390"),
                        Map.entry("secret", "s".repeat(32)),
                        Map.entry("key-file", "push.key"),
                        Map.entry("lease", "5d"),
                        Map.entry("max-bytes", "1MB"),
                        Map.entry("timeout", "5s"),
                        Map.entry("concurrency", "8"),
                        Map.entry("credentials.afp.token", "t".repeat(16)))))
                .isEqualTo(new PushSettings(
                        URI.create("https://telex.example/hooks"),
                        "0.0.0.0",
                        8390,
                        Secret.of("s".repeat(32)),
                        Path.of("push.key"),
                        Duration.ofDays(5),
                        new DataSize(1 << 20),
                        Duration.ofSeconds(5),
                        8,
                        Map.of("afp", new PushSettings.Token(Secret.of("t".repeat(16))))));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThatThrownBy(() ->
                        read(Map.of("url", "telex.example", "secret", "short", "lease", "1s", "concurrency", "0")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("url is \"telex.example\"; expected an http or https address")
                .hasMessageContaining("expected push.port as well")
                .hasMessageContaining("expected 32 characters or more")
                .hasMessageContaining("lease is \"1s\"")
                .hasMessageContaining("concurrency is \"0\"")
                .hasMessageNotContaining("\"short\"");
        assertThatThrownBy(() -> read(Map.of("credentials.afp.token", "short")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("expected a token of 16 characters or more");
        assertThatThrownBy(() -> read(Map.of("port", "70000")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("expected from 0 to 65535");
    }

    @Test
    void makesASecretOnceAndForItsUserAlone() throws IOException {
        PushSettings settings = SettingsReader.defaults(PushSettings.class).keptIn(data.resolve("new"));
        String token = PushKey.of(settings).token("a");
        assertThat(PushKey.of(settings).token("a")).isEqualTo(token);
        Path file = data.resolve("new/push.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(other -> other.equals(file));
        assertThat(Objects.requireNonNull(file.getParent()).toFile().list()).hasSize(1);
        Files.writeString(file, "short");
        assertThatThrownBy(() -> PushKey.of(settings)).hasMessageContaining("push.key-file");
    }

    @Test
    void derivesADifferentSecretForEachPurposeAndSubscription() throws IOException {
        PushKey key = PushKey.of(read(Map.of("secret", "s".repeat(32))));
        PushKey other = PushKey.of(read(Map.of("secret", "t".repeat(32))));
        assertThat(new String[] {key.secret("a"), key.secret("b"), other.secret("a"), key.token("a"), key.token("b")})
                .doesNotHaveDuplicates();
    }

    private static PushSettings read(Map<String, String> flags) {
        return new SettingsReader<>(PushSettings.class).flags(flags).read();
    }
}
