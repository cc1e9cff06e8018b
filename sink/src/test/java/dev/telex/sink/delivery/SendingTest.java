package dev.telex.sink.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.sink.delivery.Answer.Gone;
import dev.telex.sink.delivery.Answer.NotNow;
import dev.telex.sink.delivery.Answer.Refused;
import dev.telex.sink.delivery.Answer.Taken;
import dev.telex.sink.delivery.Receiver.Request;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Destination;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One attempt, at receivers of every manner.
class SendingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Receiver receiver;
    private final Map<String, String> flags =
            new HashMap<>(Map.of("private-hosts", "127.0.0.1", "secrets.signed.key", KEY));

    SendingTest() throws IOException {
        receiver = Receiver.polite();
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @Test
    void signsAWebhookSoThatItsReceiverKnowsItsIdAndTime() throws IOException {
        assertThat(send(webhook("signed"))).isEqualTo(new Taken());
        Request request = receiver.requests().getFirst();
        String id = alerts().parcel("a").id();
        assertThat(request.headers())
                .containsEntry("webhook-id", id)
                .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                .containsEntry("content-type", "application/json; charset=UTF-8");
        assertThat(request.headers().get("webhook-signature"))
                .isEqualTo(Webhook.headers(alerts().parcel("a"), request.body(), Secret.of(KEY), NOW)
                        .get("webhook-signature"));
        JsonNode body = Json.mapper().readTree(request.body());
        assertThat(body.at("/type").asText()).isEqualTo("alert.first");
        assertThat(body.at("/data/story/headline").asText()).isEqualTo("Floods in Kenya");
        assertThat(body.at("/data").has("routing")).isFalse();
    }

    @Test
    void sendsWebhooksUnsignedWhereThereIsNoKey() {
        assertThat(send(webhook(null))).isEqualTo(new Taken());
        assertThat(receiver.requests().getFirst().headers()).doesNotContainKey("webhook-signature");
    }

    @Test
    void waitsNoLongerThanItsPatienceForOneThatHangs() {
        flags.put("timeout", "300ms");
        receiver.becomes((_, _) -> Thread.sleep(60_000));
        assertThat(send(webhook(null))).isInstanceOf(NotNow.class);
    }

    @Test
    void waitsNoLongerForOneThatDrips() {
        flags.put("timeout", "500ms");
        receiver.becomes((_, out) -> {
            for (byte b : "HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(UTF_8)) {
                out.write(b);
                out.flush();
                Thread.sleep(60);
            }
        });
        assertThat(reason(send(webhook(null)))).contains("no whole answer within PT0.5S");
    }

    @Test
    void triesAgainAfterA500() {
        receiver.becomes(Receiver.saying("500 Oops"));
        assertThat(send(webhook(null))).isEqualTo(new NotNow("answered 500", null));
    }

    @Test
    void leavesOneAloneForAsLongAsItAsks() {
        receiver.becomes(Receiver.saying("429 Slowly", "Retry-After: 120"));
        assertThat(send(webhook(null))).isEqualTo(new NotNow("answered 429", Duration.ofMinutes(2)));
        receiver.becomes(Receiver.saying("503 Later", "Retry-After: Sun, 22 Nov 2026 12:05:00 GMT"));
        assertThat(send(webhook(null))).isEqualTo(new NotNow("answered 503", Duration.ofMinutes(5)));
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (Receiver other = Receiver.polite()) {
            receiver.becomes(Receiver.saying("301 Moved", "Location: " + other.url()));
            assertThat(reason(send(webhook(null))))
                    .contains("answered 301")
                    .contains("change the destination's address, it is sent to 127.0.0.1");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void knowsThatA410MeansForGood() {
        receiver.becomes(Receiver.saying("410 Gone"));
        assertThat(send(webhook(null))).isEqualTo(new Gone("answered 410"));
    }

    @Test
    void doesNotRepeatWhatIsRefusedForWhatItIs() {
        receiver.becomes(Receiver.saying("400 Bad Request"));
        assertThat(send(webhook(null))).isEqualTo(new Refused("answered 400"));
    }

    @Test
    void triesAgainWhereTheAnswerBreaksOffBeforeItIsOne() {
        receiver.becomes((_, out) -> out.write("HTTP/1.1 20".getBytes(UTF_8)));
        assertThat(send(webhook(null))).isInstanceOf(NotNow.class);
    }

    @Test
    void takesAYesWhoseTextBreaksOffForAYes() {
        receiver.becomes((_, out) -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nok".getBytes(UTF_8)));
        assertThat(send(webhook(null))).isEqualTo(new Taken());
    }

    @Test
    void connectsToNoPrivateNetworkAlsoUnderAPublicName() throws IOException {
        flags.put("private-hosts", "");
        DeliverySettings settings = settings();
        DnsResolver names = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        String url = receiver.url().replace("127.0.0.1", "hooks.example");
        try (Http http = new Http(settings, InstantSource.fixed(NOW), names)) {
            assertThat(reason(http.post(url, Map.of(), "{}")))
                    .contains("hooks.example lies in a private network (127.0.0.1)")
                    .contains("deliver.private-hosts");
            assertThat(reason(http.post(receiver.url(), Map.of(), "{}"))).contains("private network");
        }
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void takesASecretAddressFromTheSettingsAndTellsItNobody() {
        flags.put("secrets.chat.address", receiver.url());
        assertThat(send(new Destination("chat", Destination.Kind.SLACK, null, "chat", false, null, null)))
                .isEqualTo(new Taken());
        flags.put("secrets.chat.address", "http://exa mple.com/token");
        assertThat(reason(send(new Destination("chat", Destination.Kind.SLACK, null, "chat", false, null, null))))
                .contains("its address is none")
                .doesNotContain("token");
        assertThat(reason(send(new Destination("chat", Destination.Kind.SLACK, null, "chats", false, null, null))))
                .isEqualTo("no secret is called chats; set deliver.secrets.chats.address or .key");
    }

    @Test
    void writesBlocksForSlackInWhichNothingOfAPublishersIsMarkup() throws IOException {
        Destination chat = new Destination("chat", Destination.Kind.SLACK, receiver.url(), null, false, null, null);
        send(chat);
        JsonNode body = Json.mapper().readTree(receiver.requests().getFirst().body());
        JsonNode section = body.at("/blocks/0");
        assertThat(section.at("/text/type").asText()).isEqualTo("plain_text");
        assertThat(section.at("/text/text").asText()).isEqualTo("\"a\" <b>& more</b>\nThe floods\nrose <!channel>.");
        assertThat(section.at("/accessory/url").asText()).startsWith("https://example.com/");
        assertThat(body.at("/blocks/1/elements/0/text").asText())
                .isEqualTo("Watch w: floods – the first of its story that matches");
        assertThat(body.at("/blocks/1/elements/1/text").asText())
                .contains("1m after publication", "3 articles, 1 of them copies, 2 independent sources");
    }

    @Test
    void writesACardForTeams() throws IOException {
        send(new Destination("team", Destination.Kind.TEAMS, receiver.url(), null, false, null, null));
        JsonNode card =
                Json.mapper().readTree(receiver.requests().getFirst().body()).at("/attachments/0/content");
        assertThat(card.at("/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/items/0/inlines/0/text").asText()).isEqualTo("\"a\" <b>& more</b>");
    }

    @Test
    void saysThatAKillIsAKillAndQuotesNothing() throws IOException {
        Destination chat = new Destination("chat", Destination.Kind.SLACK, receiver.url(), null, false, null, null);
        sending(sending ->
                sending.send(Alerts.of("w", NOW, chat).because(Because.KILL).parcel("a")));
        assertThat(Json.mapper()
                        .readTree(receiver.requests().getFirst().body())
                        .at("/blocks/0/text/text")
                        .asText())
                .isEqualTo("KILL: Floods in Kenya");
    }

    @Test
    void offersNothingToReadWhereThereIsNoLinkAndNothingItDoesNotKnow() throws IOException {
        Destination chat = new Destination("chat", Destination.Kind.SLACK, receiver.url(), null, false, null, null);
        sending(sending -> sending.send(Alerts.of("w", NOW, chat).burstParcel()));
        JsonNode blocks =
                Json.mapper().readTree(receiver.requests().getFirst().body()).at("/blocks");
        assertThat(blocks.at("/0").has("accessory")).isFalse();
        assertThat(blocks.at("/0/text/text").asText()).isEqualTo("BURST: Jakarta");
        assertThat(blocks.at("/1/elements/0/text").asText())
                .isEqualTo("Watch w – more articles than usual are about it");
        assertThat(blocks.at("/1/elements/1/text").asText())
                .isEqualTo("12 articles within 1h, 0.8 are usual: score 6.3 – from 2026-11-22T11:00:00Z to "
                        + "2026-11-22T12:00:00Z, bursting since 2026-11-22T11:50:00Z");
    }

    @Test
    void writesOfABurstForTeamsAndWebhooks() throws IOException {
        send(Alerts.of(
                        "w",
                        NOW,
                        new Destination("team", Destination.Kind.TEAMS, receiver.url(), null, false, null, null))
                .burstParcel());
        JsonNode items =
                Json.mapper().readTree(receiver.requests().getFirst().body()).at("/attachments/0/content/body/0/items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/1/inlines/0/text").asText()).contains("12 articles within 1h, 0.8 are usual");
        send(Alerts.of("w", NOW, webhook(null)).burstParcel());
        JsonNode body = Json.mapper().readTree(receiver.requests().getLast().body());
        assertThat(body.at("/type").asText()).isEqualTo("alert.trend");
        assertThat(body.at("/data/trend/entities/0/name").asText()).isEqualTo("Jakarta");
        assertThat(body.at("/data").has("story")).isFalse();
        assertThat(body.at("/data").has("article")).isFalse();
    }

    @Test
    void putsADigestIntoOneMessage() throws IOException {
        Destination chat = new Destination("chat", Destination.Kind.SLACK, receiver.url(), null, false, null, null);
        Alerts alerts = Alerts.of("w", NOW, chat);
        Parcel digest = Parcel.digest(chat, List.of(alerts.record("a"), alerts.record("b")), NOW);
        assertThat(Parcel.digest(chat, List.of(alerts.record("a"), alerts.record("b")), NOW)
                        .id())
                .isEqualTo(digest.id());
        sending(sending -> sending.send(digest));
        JsonNode blocks =
                Json.mapper().readTree(receiver.requests().getFirst().body()).at("/blocks");
        assertThat(blocks.at("/0/text/text").asText()).isEqualTo("Watch w: 2 alerts");
        assertThat(blocks).hasSize(6);
    }

    @Test
    void writesWithTemplatesOfTheUsers(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("webhook.json"), "{\"said\": \"{{heading}}\"}");
        flags.put("templates.short", directory.toString());
        Destination own = new Destination("own", Destination.Kind.WEBHOOK, receiver.url(), null, false, null, "short");
        assertThat(send(own)).isEqualTo(new Taken());
        assertThat(receiver.requests().getFirst().body()).isEqualTo("{\"said\": \"\\\"a\\\" <b>& more</b>\"}");
        Files.writeString(directory.resolve("slack.json"), "{{#alerts}}");
        assertThat(reason(send(
                        new Destination("own", Destination.Kind.SLACK, receiver.url(), null, false, null, "short"))))
                .contains("template slack.json of short");
    }

    private Answer send(Destination destination) {
        Answer[] answer = new Answer[1];
        sending(sending ->
                answer[0] = sending.send(Alerts.of("w", NOW, destination).parcel("a")));
        return answer[0];
    }

    private void send(Parcel parcel) {
        sending(sending -> assertThat(sending.send(parcel)).isEqualTo(new Taken()));
    }

    private void sending(Consumer<Sending> use) {
        try (Sending sending = new Sending(settings(), InstantSource.fixed(NOW))) {
            use.accept(sending);
        }
    }

    private DeliverySettings settings() {
        return new SettingsReader<>(DeliverySettings.class).flags(flags).read();
    }

    private Destination webhook(@Nullable String secret) {
        return new Destination("desk", Destination.Kind.WEBHOOK, receiver.url(), secret, false, null, null);
    }

    private Alerts alerts() {
        return Alerts.of("w", NOW, webhook("signed"));
    }

    private static String reason(Answer answer) {
        assertThat(answer).isInstanceOf(NotNow.class);
        return ((NotNow) answer).reason();
    }
}
