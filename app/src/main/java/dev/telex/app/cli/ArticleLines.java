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
                .append(article.kind() == Kind.UPDATE ? "  (update %d)".formatted(article.revision() - 1) : "")
                .append(article.backfill() ? "  (backfill)" : "")
                .append('\n')
                .append(INDENT)
                .append(article.title().isEmpty() ? "(no title)" : article.title());
        append(lines, snippet);
        append(lines, article.entities().stream().limit(6).map(Entity::name).collect(Collectors.joining(" · ")));
        append(lines, article.link() == null ? "" : article.link());
        return lines.toString();
    }

    private static void append(StringBuilder lines, String text) {
        if (!text.isEmpty()) {
            lines.append('\n').append(INDENT).append(text);
        }
    }
}
