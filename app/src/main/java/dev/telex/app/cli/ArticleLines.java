package dev.telex.app.cli;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.Kind;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/// An article for the terminal.
final class ArticleLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String INDENT = "    ";

    private ArticleLines() {}

    static String of(EnrichedArticle article, String snippet) {
        StringBuilder lines = new StringBuilder()
                .append(TIME.format(article.seen()))
                .append("  ")
                .append(article.publisher())
                .append(kind(article))
                .append(article.backfill() ? "  (backfill)" : "")
                .append('\n')
                .append(INDENT)
                .append(title(article));
        append(lines, snippet);
        append(lines, article.entities().stream().limit(6).map(Entity::name).collect(Collectors.joining(" · ")));
        append(lines, article.link() == null ? "" : article.link());
        return lines.toString();
    }

    private static String kind(EnrichedArticle article) {
        return switch (article.kind()) {
            case NEW -> "";
            case UPDATE -> "  (update %d)".formatted(article.revision() - 1);
            case REFILE -> "  (refile)";
            case ADVISORY -> "  (advisory)";
            case CORRECTION -> "  (correction)";
            case KILL -> "  (kill)";
        };
    }

    private static String title(EnrichedArticle article) {
        if (article.kind() == Kind.KILL) {
            return "(withdrawn by its publisher)";
        }
        return article.title().isEmpty() ? "(no title)" : article.title();
    }

    private static void append(StringBuilder lines, String text) {
        if (!text.isEmpty()) {
            lines.append('\n').append(INDENT).append(text);
        }
    }
}
