package dev.telex.wire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    public record Root(
            Fetch fetch,

            @Setting(value = "data", says = "where data lies")
            Path data,

            @Setting(says = "extra") Map<String, String> extra,

            Map<String, Account> accounts) {}

    public record Account(
            @Setting(says = "user and password") @Nullable Secret basic,
            @Setting(value = "1", says = "tries") int tries) {
        public Account {
            new Check()
                    .that(basic != null && basic.value().contains(":"), "basic", "expected user:password")
                    .done();
        }
    }

    public record Fetch(
            @Setting(value = "20s", says = "patience") Duration timeout,
            @Setting(value = "15MB", says = "limit") DataSize maxBytes,
            @Setting(value = "3", says = "tries") int tries,
            @Setting(says = "hosts") List<String> hosts,
            @Setting(says = "proxy") @Nullable String proxy) {
        public Fetch {
            new Check()
                    .atLeast("timeout", timeout, Duration.ofSeconds(1))
                    .between("tries", tries, 1, 9)
                    .done();
        }
    }

    @TempDir
    private Path directory;

    @Test
    void takesDefaultsWhereNobodySaysOtherwise() {
        Root root = SettingsReader.defaults(Root.class);
        assertThat(root.fetch())
                .isEqualTo(new Fetch(Duration.ofSeconds(20), new DataSize(15 << 20), 3, List.of(), null));
        assertThat(root.data()).isEqualTo(Path.of("data"));
        assertThat(root.extra()).isEmpty();
    }

    @Test
    void letsFlagsGoBeforeEnvironmentBeforeFile() throws IOException {
        Root root = new SettingsReader<>(Root.class)
                .file(file("""
                        fetch:
                          timeout: 1m
                          max-bytes: 1GB
                          tries: 4
                          hosts: [a.example, b.example]
                        extra:
                          security.protocol: SSL
                        """))
                .environment(Map.of("TELEX_FETCH_MAX_BYTES", "64KB", "TELEX_FETCH_TRIES", "5", "HOME", "/"))
                .flags(Map.of("fetch.tries", "6"))
                .read();
        assertThat(root.fetch())
                .isEqualTo(new Fetch(
                        Duration.ofMinutes(1), new DataSize(64 << 10), 6, List.of("a.example", "b.example"), null));
        assertThat(root.extra()).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @Test
    void takesAMapFromTheEnvironmentALineAnEntry() {
        Root root = new SettingsReader<>(Root.class)
                .environment(
                        Map.of("TELEX_EXTRA", "security.protocol=SSL\nsasl.jaas.config=module required user=\"a\";\n"))
                .read();
        assertThat(root.extra())
                .containsExactly(
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("sasl.jaas.config", "module required user=\"a\";"));
        assertThatThrownBy(() -> new SettingsReader<>(Root.class).environment(Map.of("TELEX_EXTRA", "SSL")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("TELEX_EXTRA: \"SSL\"; expected name=value, a line each");
    }

    @Test
    void takesRecordsByNamesOfTheUsersFromFileAndEnvironment() throws IOException {
        Root root = new SettingsReader<>(Root.class)
                .file(file("""
                        accounts:
                          api.example.com:
                            basic: a:b
                            tries: 2
                          other.basic: c:d
                        """))
                .environment(Map.of("TELEX_ACCOUNTS_OTHER_TRIES", "3", "TELEX_ACCOUNTS_MY_DESK_BASIC", "e:f"))
                .read();
        assertThat(root.accounts())
                .isEqualTo(Map.of(
                        "api.example.com", new Account(Secret.of("a:b"), 2),
                        "other", new Account(Secret.of("c:d"), 3),
                        "my-desk", new Account(Secret.of("e:f"), 1)));
        assertThat(SettingsReader.defaults(Root.class).accounts()).isEmpty();
    }

    @Test
    void reportsFaultsOfNamedRecordsAndNeverTheirSecrets() throws IOException {
        Path file = file("""
                accounts:
                  one:
                    basic: hunter2
                  two:
                    basic: a:b
                    tries: many
                  three:
                    basik: a:b
                """);
        InvalidSettings faults = catchThrowableOfType(
                InvalidSettings.class,
                () -> new SettingsReader<>(Root.class).file(file).read());
        assertThat(faults.faults())
                .containsExactlyInAnyOrder(
                        file + ":3: accounts.one.basic is \"(secret)\"; expected user:password",
                        file + ":6: accounts.two.tries is \"many\"; expected a whole number",
                        file + ":8: no setting is called accounts.three.basik; did you mean accounts.NAME.basic?",
                        "default: accounts.three.basic is \"\"; expected user:password");
    }

    @Test
    void printsThatThereIsASecretAndNothingAboutIt() {
        assertThat(new Account(Secret.of("user:hunter2"), 1)).hasToString("Account[basic=(secret), tries=1]");
    }

    @Test
    void listsWhatANamedRecordHoldsUnderAPlaceholder() {
        assertThat(Key.of(Root.class))
                .extracting(Key::name, Key::environment)
                .contains(tuple("accounts.NAME.basic", "TELEX_ACCOUNTS_NAME_BASIC"));
    }

    @Test
    void reportsEveryFaultWithItsLineAndWhatWasExpected() throws IOException {
        Path file = file("""
                fetch:
                  timeout: soon
                  max-byte: 1GB
                  tries: 4
                data: here
                """);
        InvalidSettings faults = catchThrowableOfType(
                InvalidSettings.class,
                () -> new SettingsReader<>(Root.class)
                        .file(file)
                        .environment(Map.of("TELEX_FETCH_TRIES", "many"))
                        .read());
        assertThat(faults.faults())
                .containsExactlyInAnyOrder(
                        file + ":3: no setting is called fetch.max-byte; did you mean fetch.max-bytes?",
                        file + ":2: fetch.timeout is \"soon\"; expected a duration, as in 500ms, 30s, 5m, 4h or 7d",
                        "TELEX_FETCH_TRIES: fetch.tries is \"many\"; expected a whole number");
    }

    @Test
    void reportsEveryLimitOfARecordAtOnce() {
        assertThatThrownBy(() -> new SettingsReader<>(Root.class)
                        .flags(Map.of("fetch.timeout", "0s", "fetch.tries", "10"))
                        .read())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("2 faults in the settings:")
                .hasMessageContaining("--fetch.timeout: fetch.timeout is \"0s\"; expected at least 1s")
                .hasMessageContaining("--fetch.tries: fetch.tries is \"10\"; expected from 1 to 9");
    }

    @Test
    void namesTheLineThatIsNotYaml() throws IOException {
        Path file = file("fetch:\n  tries: [1\ndata: x\n");
        assertThatThrownBy(() -> new SettingsReader<>(Root.class).file(file))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(file + ":3: not YAML");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        assertThatThrownBy(() -> new SettingsReader<>(Root.class).file(directory.resolve("absent.yaml")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("absent.yaml: cannot be read");
    }

    @Test
    void takesAnEmptyFileAndAnEmptySettingForNothingSaid() throws IOException {
        assertThat(new SettingsReader<>(Root.class)
                        .file(file("# nothing yet\n"))
                        .read()
                        .fetch()
                        .tries())
                .isEqualTo(3);
        assertThat(new SettingsReader<>(Root.class)
                        .file(file("fetch:\n  tries:\n"))
                        .read()
                        .fetch()
                        .tries())
                .isEqualTo(3);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("telex.yaml"), text);
    }
}
