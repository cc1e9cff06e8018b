package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed;
import dev.telex.wire.Editorial;
import dev.telex.wire.Enclosure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An item for people to read and compare: a line a field, nothing for what it does not have, of a long text its
/// beginning, its end and its length.
final class ItemLines {
    private static final int LONG = 140;

    private final List<String> lines = new ArrayList<>();

    private ItemLines() {}

    static List<String> of(Parsed parsed, String url) {
        ItemLines lines = new ItemLines();
        switch (parsed) {
            case Parsed.Document document -> document.items().forEach(lines::add);
            case Parsed.Unreadable unreadable ->
                lines.add(
                        "nothing",
                        unreadable.reason().replace(url + ": ", "").replace("; nothing of it is published", ""));
        }
        return lines.lines;
    }

    private void add(Item item) {
        add("guid", item.guid());
        add("link", item.link());
        add("title", item.title().isEmpty() ? null : item.title());
        add("summary", item.summary());
        add("content", item.content());
        add("authors", String.join(" | ", item.authors()));
        add("categories", String.join(" | ", item.categories()));
        add("language", item.language());
        add("published", item.published());
        add("updated", item.updated());
        add("replaces", item.replaces());
        item.enclosures().forEach(this::add);
        if (item.editorial() != null) {
            add(item.editorial());
        }
    }

    private void add(Enclosure enclosure) {
        String url = enclosure.url().length() > LONG ? enclosure.url().substring(0, 80) + "…" : enclosure.url();
        lines.add("enclosure %s %s %s".formatted(enclosure.type(), enclosure.length(), url));
    }

    private void add(Editorial editorial) {
        add("status", editorial.status());
        add("version", editorial.version());
        add("urgency", editorial.urgency());
        add("slugline", editorial.slugline());
        add("dateline", editorial.dateline());
        add("byline", editorial.byline());
        add("credit", editorial.credit());
        add("rights", editorial.rights());
        add("embargoed", editorial.embargoed());
        lines.addAll(editorial.subjects().stream()
                .map(subject -> "subject %s %s".formatted(subject.code(), subject.name()))
                .collect(Collectors.toList()));
    }

    private void add(String field, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            lines.add(field + " " + shortened(value.toString().replaceAll("\\s+", " ")));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONG
                ? text
                : "%s … %s (%d)".formatted(text.substring(0, 60), text.substring(text.length() - 50), text.length());
    }
}
