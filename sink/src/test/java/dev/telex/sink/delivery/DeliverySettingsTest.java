package dev.telex.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.telex.wire.settings.InvalidSettings;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverySettingsTest {
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public record Root(DeliverySettings deliver) {}

    @Test
    void tryForADayByDefault() {
        assertThat(SettingsReader.defaults(Root.class).deliver())
                .isEqualTo(new DeliverySettings(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(30),
                        Duration.ofHours(24),
                        5,
                        Duration.ofSeconds(30),
                        8,
                        Duration.ofHours(1),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        new MailSettings(null, 587, "starttls", null, null, "telex@localhost")));
    }

    @Test
    void areReadByTheirNames() {
        assertThat(read(Map.ofEntries(
                        Map.entry("deliver.timeout", "5s"),
                        Map.entry("deliver.first-retry", "2s"),
                        Map.entry("deliver.retry-ceiling", "10m"),
                        Map.entry("deliver.give-up", "2d"),
                        Map.entry("deliver.failures", "3"),
                        Map.entry("deliver.rest", "1m"),
                        Map.entry("deliver.attempts", "2"),
                        Map.entry("deliver.digest", "30m"),
                        Map.entry("deliver.private-hosts", "chat.lan, 10.1.2.3"),
                        Map.entry("deliver.templates.short", "/etc/telex/short"),
                        Map.entry("deliver.secrets.desk.key", KEY),
                        Map.entry("deliver.secrets.chat.address", "https://hooks.slack.com/services/T/B/X"),
                        Map.entry("deliver.mail.host", "mail.example.com"),
                        Map.entry("deliver.mail.port", "465"),
                        Map.entry("deliver.mail.encryption", "tls"),
                        Map.entry("deliver.mail.user", "telex"),
                        Map.entry("deliver.mail.password", "hunter2"),
                        Map.entry("deliver.mail.from", "telex@example.com"))))
                .isEqualTo(new DeliverySettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(10),
                        Duration.ofDays(2),
                        3,
                        Duration.ofMinutes(1),
                        2,
                        Duration.ofMinutes(30),
                        List.of("chat.lan", "10.1.2.3"),
                        Map.of("short", "/etc/telex/short"),
                        Map.of(
                                "desk", new DeliverySecret(null, Secret.of(KEY)),
                                "chat", new DeliverySecret(Secret.of("https://hooks.slack.com/services/T/B/X"), null)),
                        new MailSettings(
                                "mail.example.com", 465, "tls", "telex", Secret.of("hunter2"), "telex@example.com")));
    }

    @Test
    void neverPrintWhatIsSecret() {
        assertThat(read(Map.of(
                                "deliver.secrets.chat.address", "https://hooks.slack.com/services/hunter2",
                                "deliver.mail.user", "telex",
                                "deliver.mail.password", "hunter2"))
                        .toString())
                .contains("address=(secret)", "password=(secret)")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deliver.timeout          | 99ms    | expected from 100ms to 5m",
                "deliver.timeout          | 6m      | expected from 100ms to 5m",
                "deliver.first-retry      | 2h      | expected from 1ms to 1h",
                "deliver.retry-ceiling    | 999ms   | expected from 1s to 1d",
                "deliver.give-up          | 31d     | expected from 1s to 30d",
                "deliver.failures         | 0       | expected from 1 to 1000",
                "deliver.rest             | 2h      | expected from 1ms to 1h",
                "deliver.attempts         | 0       | expected from 1 to 1000",
                "deliver.digest           | 8d      | expected from 1s to 7d",
                "deliver.private-hosts    | a b     | expected names and addresses",
                "deliver.secrets.desk.key | hunter2 | expected whsec_ and from 24 to 64 bytes in base64",
                "deliver.secrets.desk.key | whsec_hunter2 | expected whsec_ and from 24 to 64 bytes in base64",
                "deliver.secrets.desk.kee | hunter2 | did you mean deliver.secrets.NAME.key?",
                "deliver.mail.port        | 0       | expected from 1 to 65535",
                "deliver.mail.encryption  | ssl     | expected starttls, tls or none",
                "deliver.mail.user        | telex   | expected together with user",
                "deliver.mail.from        | nobody  | expected an e-mail address",
            })
    void sayWhatIsWrongWithThemAndNoSecret(String name, String text, String expectation) {
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> read(Map.of(name, text))))
                .hasMessageContaining(expectation)
                .message()
                .doesNotContain("hunter2");
    }

    private static DeliverySettings read(Map<String, String> flags) {
        return new SettingsReader<>(Root.class).flags(flags).read().deliver();
    }
}
