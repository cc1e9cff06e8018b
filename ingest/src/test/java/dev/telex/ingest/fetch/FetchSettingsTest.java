package dev.telex.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.InvalidSettings;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchSettingsTest {
    public record Root(FetchSettings fetch) {}

    @Test
    void areModestByDefault() {
        assertThat(SettingsReader.defaults(Root.class).fetch())
                .isEqualTo(new FetchSettings(
                        Duration.ofSeconds(20), new DataSize(15 << 20), 10, null, List.of(), null, Map.of()));
    }

    @Test
    void areReadByTheirNames() {
        FetchSettings fetch = read(Map.of(
                "fetch.timeout", "5s",
                "fetch.max-bytes", "1MB",
                "fetch.max-redirects", "3",
                "fetch.contact", "desk@example.com",
                "fetch.private-hosts", "news.lan, 10.1.2.3, [fd00::1]",
                "fetch.proxy", "http://user:pass@proxy.example:3128",
                "fetch.credentials.one.basic", "user:pass",
                "fetch.credentials.two.bearer", "token",
                "fetch.credentials.three.header", "X-Key: value",
                "fetch.credentials.three.cookie", "a=b; c=d"));
        assertThat(fetch)
                .isEqualTo(new FetchSettings(
                        Duration.ofSeconds(5),
                        new DataSize(1 << 20),
                        3,
                        "desk@example.com",
                        List.of("news.lan", "10.1.2.3", "[fd00::1]"),
                        Secret.of("http://user:pass@proxy.example:3128"),
                        Map.of(
                                "one", new Credentials(Secret.of("user:pass"), null, null, null),
                                "two", new Credentials(null, Secret.of("token"), null, null),
                                "three",
                                        new Credentials(
                                                null, null, Secret.of("X-Key: value"), Secret.of("a=b; c=d")))));
        assertThat(fetch.userAgent()).startsWith("Telex/").endsWith("; +desk@example.com)");
    }

    @Test
    void neverPrintWhatIsSecret() {
        FetchSettings fetch = read(Map.of(
                "fetch.proxy", "http://user:hunter2@proxy.example:3128",
                "fetch.credentials.one.basic", "user:hunter2",
                "fetch.credentials.two.bearer", "hunter2"));
        assertThat(fetch.toString()).contains("one=Credentials[basic=(secret)").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fetch.timeout                | 10m               | expected from 1s to 5m",
                "fetch.max-bytes              | 10B               | expected from 1KB to 1GB",
                "fetch.max-redirects          | 21                | expected from 0 to 20",
                "fetch.private-hosts          | a b               | expected names and addresses",
                "fetch.private-hosts          | 10.0.0.0/8        | expected names and addresses",
                "fetch.proxy                  | proxy.example     | expected http://host:port",
                "fetch.proxy                  | http://proxy      | expected http://host:port",
                "fetch.proxy                  | socks://proxy:1   | expected http://host:port",
                "fetch.credentials.one.basic  | hunter2           | expected user:password",
                "fetch.credentials.one.bearer | hunter2 ü         | expected a token",
                "fetch.credentials.one.header | hunter2           | expected a header",
                "fetch.credentials.one.header | X Key: hunter2    | expected a header",
                "fetch.credentials.one.cookie | hunter2 ü         | expected cookies",
                "fetch.credentials.one.coookie | hunter2          | did you mean fetch.credentials.NAME.cookie?"
            })
    void sayWhatIsWrongWithThemAndNoSecret(String name, String text, String expectation) {
        assertThat(faults(Map.of(name, text)))
                .anySatisfy(
                        fault -> assertThat(fault).contains(name, expectation).doesNotContain("hunter2"));
    }

    @Test
    void wantCredentialsToBeOfOneKind() {
        assertThat(faults(Map.of("fetch.credentials.a.basic", "u:p", "fetch.credentials.a.bearer", "t")))
                .containsExactly("--fetch.credentials.a.bearer: fetch.credentials.a.bearer is \"(secret)\";"
                        + " expected either basic or bearer");
    }

    private static FetchSettings read(Map<String, String> flags) {
        return new SettingsReader<>(Root.class).flags(flags).read().fetch();
    }

    private static List<String> faults(Map<String, String> flags) {
        return catchThrowableOfType(InvalidSettings.class, () -> read(flags)).faults();
    }
}
