package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a hub says when it calls back with GET (WebSub, 5.2 and 5.3).
sealed interface Intent {
    /// Whether Telex meant to subscribe.
    ///
    /// @param lease for how long; null where the hub does not say
    record Subscribe(
            String topic, String challenge, @Nullable Duration lease) implements Intent {}

    /// Whether Telex meant to leave.
    record Unsubscribe(String topic, String challenge) implements Intent {}

    /// The hub will not have it, or not any longer.
    ///
    /// @param reason for people; "" where the hub gives none
    record Deny(String topic, String reason) implements Intent {}

    /// @param reason why it is no such call
    record Unclear(String reason) implements Intent {}

    int LONGEST_QUERY = 8192;
    int LONGEST_CHALLENGE = 2048;
    int LONGEST_REASON = 300;

    /// @param query as it came, percent-encoded; null where there was none
    static Intent parse(@Nullable String query) {
        if (query == null || query.length() > LONGEST_QUERY) {
            return new Unclear(
                    query == null
                            ? "hub.mode and hub.topic are missing"
                            : "a query of more than %d characters".formatted(LONGEST_QUERY));
        }
        Map<String, String> parameters;
        try {
            parameters = parameters(query);
        } catch (IllegalArgumentException e) {
            return new Unclear("the query cannot be decoded: " + e.getMessage());
        }
        String mode = parameters.getOrDefault("hub.mode", "");
        String topic = parameters.get("hub.topic");
        String challenge = parameters.get("hub.challenge");
        if (topic == null) {
            return new Unclear("hub.topic is missing");
        }
        if (mode.equals("denied")) {
            return new Deny(topic, excerpt(parameters.getOrDefault("hub.reason", "")));
        }
        if (challenge == null || challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE) {
            return new Unclear("expected hub.challenge of 1 to %d characters".formatted(LONGEST_CHALLENGE));
        }
        return switch (mode) {
            case "subscribe" -> new Subscribe(topic, challenge, lease(parameters.get("hub.lease_seconds")));
            case "unsubscribe" -> new Unsubscribe(topic, challenge);
            default -> new Unclear("expected hub.mode to be subscribe, unsubscribe or denied");
        };
    }

    /// The first of each name counts.
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    private static @Nullable Duration lease(@Nullable String seconds) {
        return seconds == null || !seconds.matches("[0-9]{1,10}") ? null : Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static String excerpt(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
