package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.telex.ingest.publish.Intake;
import dev.telex.ingest.publish.Received;
import dev.telex.ingest.push.Uploads.Document;
import dev.telex.wire.Feed;
import dev.telex.wire.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers publishers that post their documents (`POST /push/NAME` with a bearer token): the ids of the articles,
/// when Kafka has acknowledged them.
///
/// No state is kept of a push source, because any process may be posted to: an item that is posted twice is
/// published twice, under one id, and enrich drops the second.
final class Sources implements Handling.Answering {
    static final String PATH = "/push/";
    private static final int RETRY_SECONDS = 5;

    private final Map<String, PushSettings.Token> tokens;
    private final Directory directory;
    private final Uploads uploads;
    private final Handover handover;
    private final Intake intake;

    Sources(
            Map<String, PushSettings.Token> tokens,
            Directory directory,
            Uploads uploads,
            Handover handover,
            Intake intake) {
        this.tokens = tokens;
        this.directory = directory;
        this.uploads = uploads;
        this.handover = handover;
        this.intake = intake;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.error(405, "expected POST").with("Allow", "POST");
        }
        Set<String> names = shown(exchange.getRequestHeaders().getFirst("Authorization"));
        if (names.isEmpty()) {
            return Answer.error(401, "expected a bearer token that push.credentials knows")
                    .with("WWW-Authenticate", "Bearer realm=\"telex\"");
        }
        if (!directory.isLoaded()) {
            return Answer.later(RETRY_SECONDS, "Telex is starting");
        }
        String name = name(exchange.getRequestURI());
        Feed source = directory.source(name);
        if (source == null) {
            return Answer.error(404, "no push source is called %s".formatted(name));
        }
        if (source.credentials() == null || !names.contains(source.credentials())) {
            return Answer.error(403, "this token is not the one of %s".formatted(name));
        }
        return switch (uploads.read(exchange)) {
            case Uploads.Refused refused -> refused.answer();
            case Uploads.Whole whole ->
                take(source, whole.document(), exchange.getRequestHeaders().getFirst("Content-Type"));
        };
    }

    private Answer take(Feed source, Document document, @Nullable String contentType) {
        return switch (handover.hand(
                document, bytes -> intake.relay(source, List.of(), bytes, contentType, source.url()))) {
            case Received.Published published
            when published.items() == 0 -> Answer.error(400, "no item is in the document");
            case Received.Published published -> Answer.json(200, Map.of("articles", published.articles()));
            case Received.Unreadable unreadable -> Answer.error(400, unreadable.reason());
            case Received.Unacknowledged unacknowledged -> Answer.later(RETRY_SECONDS, unacknowledged.reason());
            case Received.NotOwned _ -> throw new IllegalStateException("relayed documents need no owner");
        };
    }

    /// The names under which the token that is shown stands in the settings. Takes as long for every wrong one.
    private Set<String> shown(@Nullable String authorization) {
        Set<String> names = new HashSet<>();
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return names;
        }
        byte[] shown = hash(authorization.substring(7).strip());
        tokens.forEach((name, token) -> {
            Secret secret = token.token();
            if (secret != null && MessageDigest.isEqual(shown, hash(secret.value()))) {
                names.add(name);
            }
        });
        return names;
    }

    private static String name(URI address) {
        String path = address.getRawPath();
        String name = path.substring(path.indexOf(PATH) + PATH.length());
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
