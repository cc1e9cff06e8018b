package dev.telex.enrich.alert;

import dev.telex.enrich.watch.Span;
import dev.telex.wire.Alert.Match;
import dev.telex.wire.EnrichedArticle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of an article that made a watch match, for whoever is alerted.
final class Wording {
    private static final String TITLE = "title";
    /// More of them explain nothing more.
    private static final int MOST = 20;
    private static final int AROUND = 120;

    private Wording() {}

    static List<Match> matches(EnrichedArticle article, List<Span> spans) {
        return spans.stream()
                .filter(span -> span.end() <= field(article, span).length())
                .limit(MOST)
                .map(span -> new Match(
                        span.field(),
                        span.start(),
                        span.end(),
                        field(article, span).substring(span.start(), span.end())))
                .toList();
    }

    /// A text around the first match in it, cut between words; else how the text begins. Null: there is none.
    static @Nullable String snippet(String text, List<Match> matches) {
        if (text.isEmpty()) {
            return null;
        }
        Match first = matches.stream()
                .filter(match -> !match.field().equals(TITLE))
                .findFirst()
                .orElse(null);
        int start = first == null ? 0 : wordAfter(text, first.start() - AROUND);
        int end = wordBefore(text, first == null ? 2 * AROUND : first.end() + AROUND);
        String middle = text.substring(start, Math.max(start, end)).strip();
        return (start == 0 ? "" : "… ") + middle + (end == text.length() ? "" : " …");
    }

    private static String field(EnrichedArticle article, Span span) {
        return span.field().equals(TITLE) ? article.title() : article.text();
    }

    private static int wordAfter(String text, int at) {
        if (at <= 0) {
            return 0;
        }
        int space = text.indexOf(' ', at);
        return space < 0 || space > at + AROUND / 2 ? boundary(text, at) : space + 1;
    }

    private static int wordBefore(String text, int at) {
        if (at >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', at);
        return space < at - AROUND / 2 ? boundary(text, at) : space;
    }

    /// Not within a character of two units.
    private static int boundary(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
