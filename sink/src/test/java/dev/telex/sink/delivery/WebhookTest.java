package dev.telex.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.settings.InvalidSettings;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    /// The example of the specification's reference libraries.
    @Test
    void signsAsTheSpecificationDoes() {
        Parcel parcel = new Parcel(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Alerts.webhook("desk", "https://example.com"), false, List.of());
        assertThat(Webhook.headers(
                        parcel,
                        "{\"test\": 2432232314}",
                        Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        Instant.ofEpochSecond(1614265330)))
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "whsec_", "whsec_c2hvcnQ=", "whsec_no base64 at all, this one"})
    void takesNoKeyThatIsNone(String key) {
        assertThatThrownBy(() -> new SettingsReader<>(DeliverySettings.class)
                        .flags(Map.of("secrets.desk.key", key))
                        .read())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("secrets.desk.key")
                .hasMessageContaining("from 24 to 64 bytes in base64")
                .hasMessageNotContaining(key.replace("whsec_", "\u0000"));
    }
}
