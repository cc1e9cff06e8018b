package dev.telex.sink.delivery;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import dev.telex.wire.web.Vetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How alerts are delivered.
public record DeliverySettings(
        @Setting(value = "10s", says = "patience with one attempt, from connecting to the end of the answer")
        Duration timeout,

        @Setting(value = "1s", says = "pause before the second attempt; each one after it is twice as long, and spread")
        Duration firstRetry,

        @Setting(value = "30m", says = "the longest pause between two attempts")
        Duration retryCeiling,

        @Setting(value = "24h", says = "how long an alert is tried before it goes to the dead letters")
        Duration giveUp,

        @Setting(
                value = "5",
                says = "failures in a row after which a destination is left alone, whatever watch it is of")
        int failures,

        @Setting(
                value = "30s",
                says = "how long at first; each time it fails again is twice as long, up to retry-ceiling")
        Duration rest,

        @Setting(value = "8", says = "attempts at one destination at the same time, of different watches")
        int attempts,

        @Setting(value = "1h", says = "how long what is not urgent, too old or too much is gathered for one digest")
        Duration digest,

        @Setting(says = "hosts that may lie in private networks: names (with all below them) or addresses, with commas")
        List<String> privateHosts,

        @Setting(says = "directory of a set of templates, by its name; what is missing there is as it comes with Telex")
        Map<String, String> templates,

        Map<String, DeliverySecret> secrets,
        MailSettings mail) {

    public DeliverySettings {
        privateHosts = List.copyOf(privateHosts);
        templates = Map.copyOf(templates);
        secrets = Map.copyOf(secrets);
        new Check()
                .between("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(5))
                .between("firstRetry", firstRetry, Duration.ofMillis(1), Duration.ofHours(1))
                .between("retryCeiling", retryCeiling, firstRetry, Duration.ofDays(1))
                .between("giveUp", giveUp, Duration.ofSeconds(1), Duration.ofDays(30))
                .between("failures", failures, 1, 1000)
                .between("rest", rest, Duration.ofMillis(1), Duration.ofHours(1))
                .between("attempts", attempts, 1, 1000)
                .between("digest", digest, Duration.ofSeconds(1), Duration.ofDays(7))
                .that(
                        privateHosts.stream().allMatch(Vetting::isHost),
                        "privateHosts",
                        "expected names and addresses, as in chat.lan, 10.1.2.3, [fd00::1]")
                .done();
    }
}
