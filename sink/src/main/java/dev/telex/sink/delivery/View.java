package dev.telex.sink.delivery;

import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Match;
import dev.telex.wire.Trend;
import dev.telex.wire.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What templates see of a parcel: plain values under plain names, "" where there is nothing.
final class View {
    /// Slack takes 150 characters in a header, and 3,000 in a section.
    private static final int LONGEST_HEADING = 140;

    private View() {}

    static Map<String, Object> of(Parcel parcel) {
        List<Map<String, Object>> alerts =
                parcel.alerts().stream().map(View::of).toList();
        Map<String, Object> view = new HashMap<>(alerts.getFirst());
        view.put("id", parcel.id());
        view.put("isDigest", parcel.isDigest());
        view.put("count", alerts.size());
        view.put("reason", text(parcel.records().getFirst().reason()));
        view.put("alerts", alerts);
        return view;
    }

    private static Map<String, Object> of(Alert alert) {
        Map<String, Object> view = new HashMap<>();
        view.put("id", alert.id());
        view.put("watch", alert.name());
        view.put("heading", heading(alert));
        view.put("because", because(alert));
        view.put("publisher", text(alert.publisher()));
        view.put("link", text(alert.link()));
        view.put("snippet", text(alert.snippet()));
        view.put("words", alert.matches().stream().map(Match::text).distinct().collect(Collectors.joining(", ")));
        view.put("embargoed", text(alert.embargoed()));
        view.put("published", text(alert.published()));
        view.put("seen", seconds(alert.seen()));
        view.put("late", alert.late() == null ? "" : Durations.print(rounded(alert.late())));
        view.put("article", text(alert.article()));
        view.put("isTrend", alert.trend() != null);
        if (alert.story() != null) {
            view.putAll(story(alert.story()));
        }
        if (alert.trend() != null) {
            view.putAll(trend(alert.trend()));
        }
        return view;
    }

    private static Map<String, Object> story(Alert.Of story) {
        return Map.of(
                "story", story.headline(),
                "storyId", story.id(),
                "since", seconds(story.firstSeen()),
                "articles", story.articles(),
                "copies", story.copies(),
                "sources", story.sources());
    }

    private static Map<String, Object> trend(Trend trend) {
        return Map.of(
                "since", seconds(trend.since()),
                "articles", trend.articles(),
                "expected", "%.1f".formatted(trend.expected()),
                "score", "%.1f".formatted(trend.score()),
                "window", Durations.print(Duration.between(trend.from(), trend.at())),
                "from", seconds(trend.from()),
                "at", seconds(trend.at()));
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String heading(Alert alert) {
        String title =
                alert.title().isEmpty() && alert.story() != null ? alert.story().headline() : alert.title();
        String heading = mark(alert) + (title.isEmpty() ? alert.name() : title);
        return heading.length() > LONGEST_HEADING ? heading.substring(0, LONGEST_HEADING - 1) + "…" : heading;
    }

    private static String mark(Alert alert) {
        return switch (alert.because()) {
            case KILL -> "KILL: ";
            case CORRECTION -> "CORRECTION: ";
            case REVISION -> "UPDATE: ";
            case TREND -> "BURST: ";
            case FIRST, SOURCES, ARTICLE, AGAIN -> "";
        };
    }

    private static String because(Alert alert) {
        return switch (alert.because()) {
            case FIRST -> "the first of its story that matches";
            case SOURCES ->
                "%,d independent sources have the story now"
                        .formatted(alert.story() == null ? 0 : alert.story().sources());
            case ARTICLE -> "another article of a story you know";
            case REVISION -> "a new version of an article";
            case AGAIN -> "the story goes on after it was quiet";
            case CORRECTION -> "what you were told is corrected";
            case TREND -> "more articles than usual are about it";
            case KILL -> "what you were told is withdrawn by its publisher: do not use it";
        };
    }

    private static Duration rounded(Duration late) {
        return late.toSeconds() > 0 ? late.truncatedTo(ChronoUnit.SECONDS) : late;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
