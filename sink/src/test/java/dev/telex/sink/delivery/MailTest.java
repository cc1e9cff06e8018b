package dev.telex.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.telex.sink.delivery.Answer.NotNow;
import dev.telex.sink.delivery.Answer.Taken;
import dev.telex.wire.Destination;
import dev.telex.wire.settings.SettingsReader;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Destination DESK =
            new Destination("desk", Destination.Kind.EMAIL, "desk@example.com", null, false, Duration.ofHours(1), null);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsTextAndHtmlUnderAnIdThatStays() throws Exception {
        Parcel parcel = Alerts.of("w", NOW, DESK).parcel("a");
        assertThat(send(parcel, "telex", "secret")).isEqualTo(new Taken());
        assertThat(send(parcel, "telex", "secret")).isEqualTo(new Taken());
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getMessageID()).isEqualTo("<" + parcel.id() + "@telex>");
        assertThat(server.getReceivedMessages()[1].getMessageID()).isEqualTo(message.getMessageID());
        assertThat(message.getSubject()).isEqualTo("Watch w: \"a\" <b>& more</b>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("The floods\r\nrose <!channel>.")
                .contains("Watch w: floods – the first of its story that matches");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("&quot;a&quot; &lt;b&gt;&amp; more&lt;/b&gt;</a>")
                .doesNotContain("<b>& more");
    }

    @Test
    void saysOfABurstHowManyArticlesThereAre() throws Exception {
        assertThat(send(Alerts.of("w", NOW, DESK).burstParcel(), "telex", "secret"))
                .isEqualTo(new Taken());
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Watch w: BURST: Jakarta");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().lines())
                .containsExactly(
                        "",
                        "BURST: Jakarta",
                        "",
                        "Watch w – more articles than usual are about it",
                        "12 articles within 1h, 0.8 are usual: score 6.3",
                        "Counted from 2026-11-22T11:00:00Z to 2026-11-22T12:00:00Z, bursting since 2026-11-22T11:50:00Z");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<h3>BURST: Jakarta</h3>")
                .doesNotContain("Story since");
    }

    @Test
    void sendsADigestAsOneMessage() throws Exception {
        Alerts alerts = Alerts.of("w", NOW, DESK);
        Parcel digest = Parcel.digest(DESK, List.of(alerts.record("a"), alerts.record("b")), NOW);
        assertThat(send(digest, "telex", "secret")).isEqualTo(new Taken());
        assertThat(server.getReceivedMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).startsWith("2 alerts: Watch w: "));
    }

    @Test
    void triesAgainWhereTheServerDoesNotLetItIn() {
        assertThat(send(Alerts.of("w", NOW, DESK).parcel("a"), "telex", "wrong"))
                .isInstanceOfSatisfying(
                        NotNow.class,
                        notNow -> assertThat(notNow.reason())
                                .contains("does not let us in")
                                .doesNotContain("wrong"));
    }

    @Test
    void saysThatNoServerIsSet() {
        try (Sending sending = new Sending(SettingsReader.defaults(DeliverySettings.class), InstantSource.fixed(NOW))) {
            assertThat(sending.send(Alerts.of("w", NOW, DESK).parcel("a")))
                    .isEqualTo(new NotNow("no server sends e-mail; set deliver.mail.host"));
        }
    }

    private Answer send(Parcel parcel, String user, String password) {
        GreenMailUser account = server.setUser("telex@example.com", "telex", "secret");
        assertThat(account.getLogin()).isEqualTo("telex");
        DeliverySettings settings = new SettingsReader<>(DeliverySettings.class)
                .flags(Map.of(
                        "mail.host",
                        "127.0.0.1",
                        "mail.port",
                        Integer.toString(server.getSmtp().getPort()),
                        "mail.encryption",
                        "none",
                        "mail.user",
                        user,
                        "mail.password",
                        password,
                        "mail.from",
                        "telex@example.com"))
                .read();
        try (Sending sending = new Sending(settings, InstantSource.fixed(NOW))) {
            return sending.send(parcel);
        }
    }
}
