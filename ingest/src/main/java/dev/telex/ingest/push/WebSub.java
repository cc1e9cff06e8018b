package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import dev.telex.ingest.publish.Intake;
import dev.telex.ingest.publish.Received;
import dev.telex.ingest.push.Uploads.Document;
import dev.telex.wire.Subscription;
import dev.telex.wire.Subscription.Phase;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers hubs: whether Telex meant what they were asked (GET), and what they push (POST).
final class WebSub implements Handling.Answering {
    static final String PATH = "/websub/";
    private static final Logger LOG = LoggerFactory.getLogger(WebSub.class);
    private static final Pattern CALLBACK = Pattern.compile("[^?]*" + PATH + "([0-9a-f]{32})/([0-9a-f]{32})");
    /// What another process wrote to Kafka before it asked the hub is here by then.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int RETRY_SECONDS = 10;

    private final PushKey key;
    private final Duration lease;
    private final Directory directory;
    private final Uploads uploads;
    private final Handover handover;
    private final Intake intake;
    private final InstantSource clock;

    WebSub(
            PushKey key,
            Duration lease,
            Directory directory,
            Uploads uploads,
            Handover handover,
            Intake intake,
            InstantSource clock) {
        this.key = key;
        this.lease = lease;
        this.directory = directory;
        this.uploads = uploads;
        this.handover = handover;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        String id = genuine(exchange.getRequestURI().getRawPath());
        if (id == null) {
            return Answer.error(404, "no such callback");
        }
        Subscription subscription = directory.awaited(id, PATIENCE);
        if (subscription == null && !directory.isLoaded()) {
            return Answer.later(RETRY_SECONDS, "Telex is starting");
        }
        return switch (exchange.getRequestMethod()) {
            case "GET" ->
                confirm(subscription, Intent.parse(exchange.getRequestURI().getRawQuery()));
            case "POST" -> take(subscription, exchange);
            default -> Answer.error(405, "expected GET or POST").with("Allow", "GET, POST");
        };
    }

    /// The subscription's id, where the callback is one that Telex gave out; null where it was made up.
    private @Nullable String genuine(@Nullable String path) {
        Matcher callback = CALLBACK.matcher(path == null ? "" : path);
        return callback.matches()
                        && MessageDigest.isEqual(
                                key.token(callback.group(1)).getBytes(US_ASCII),
                                callback.group(2).getBytes(US_ASCII))
                ? callback.group(1)
                : null;
    }

    private Answer confirm(@Nullable Subscription subscription, Intent intent) {
        try {
            return switch (intent) {
                case Intent.Subscribe asked
                when subscription != null
                        && isWanted(subscription)
                        && subscription.topic().equals(asked.topic()) -> {
                    directory.put(Course.verified(subscription, asked.lease(), lease, clock.instant()));
                    yield Answer.text(200, asked.challenge());
                }
                case Intent.Unsubscribe asked
                when subscription != null
                        && subscription.phase() == Phase.LEAVING
                        && subscription.topic().equals(asked.topic()) -> {
                    directory.remove(subscription.id());
                    yield Answer.text(200, asked.challenge());
                }
                case Intent.Deny denial
                when subscription != null && subscription.topic().equals(denial.topic()) ->
                    denied(subscription, denial);
                case Intent.Unclear unclear -> Answer.error(400, unclear.reason());
                case Intent.Subscribe _, Intent.Unsubscribe _, Intent.Deny _ ->
                    Answer.error(404, "Telex did not ask for that");
            };
        } catch (KafkaException e) {
            LOG.warn("a hub's call cannot be noted, and is refused: {}", e.getMessage());
            return Answer.later(RETRY_SECONDS, "this cannot be noted at present");
        }
    }

    private Answer denied(Subscription subscription, Intent.Deny denial) {
        if (subscription.phase() == Phase.LEAVING) {
            directory.remove(subscription.id());
        } else {
            Instant now = clock.instant();
            Subscription denied = Course.denied(subscription, denial.reason(), now);
            LOG.warn("feed {}: {}; it is polled", subscription.feed().url(), denied.reason());
            directory.put(denied);
        }
        return Answer.text(200, "");
    }

    /// A wrong signature is not told: whoever tries to guess learns nothing (WebSub, 8).
    private Answer take(@Nullable Subscription subscription, HttpExchange exchange) throws IOException {
        if (subscription == null || !isWanted(subscription)) {
            return Answer.error(410, "Telex does not want this any more");
        }
        return switch (uploads.read(exchange)) {
            case Uploads.Refused refused -> refused.answer();
            case Uploads.Whole whole -> {
                Signature signature =
                        Signature.parse(exchange.getRequestHeaders().getFirst("X-Hub-Signature"));
                if (signature == null || !signature.isOf(whole.document().bytes(), key.secret(subscription.id()))) {
                    whole.document().close();
                    LOG.debug("{}: a push without a valid signature is ignored", subscription.topic());
                    yield Answer.text(202, "");
                }
                yield take(
                        subscription,
                        whole.document(),
                        exchange.getRequestHeaders().getFirst("Content-Type"));
            }
        };
    }

    private Answer take(Subscription subscription, Document document, @Nullable String contentType) {
        return switch (handover.hand(document, bytes -> receive(subscription, bytes, contentType))) {
            case Received.Published _ -> Answer.text(202, "");
            case Received.Unreadable unreadable -> {
                LOG.debug("{}: what its hub pushed cannot be read: {}", subscription.topic(), unreadable.reason());
                yield Answer.text(202, ""); // Again would be no better. The next poll finds what was in it.
            }
            case Received.Unacknowledged unacknowledged -> Answer.later(RETRY_SECONDS, unacknowledged.reason());
            case Received.NotOwned _ -> throw new IllegalStateException("relayed documents need no owner");
        };
    }

    /// With what is known of the feed where this process owns it; else without: see [Intake#relay].
    private Received receive(Subscription subscription, byte[] bytes, @Nullable String contentType) {
        Received received = intake.receive(subscription.feed().id(), bytes, contentType, subscription.topic());
        return received instanceof Received.NotOwned
                ? intake.relay(subscription.feed(), subscription.shared(), bytes, contentType, subscription.topic())
                : received;
    }

    private static boolean isWanted(Subscription subscription) {
        return subscription.phase() == Phase.ASKED || subscription.phase() == Phase.AGREED;
    }
}
