package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed;
import java.util.List;
import java.util.Objects;

/// Reads a document as if an agency had served it.
final class Wire {
    static final String URL = "https://agency.example/";

    private Wire() {}

    static Parsed read(String text) {
        return Objects.requireNonNull(WireFormats.read(text, URL), "in none of the wire's formats");
    }

    static List<Item> items(String text) {
        return switch (read(text)) {
            case Parsed.Document document -> document.items();
            case Parsed.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
        };
    }

    static Item item(String text) {
        List<Item> items = items(text);
        if (items.size() != 1) {
            throw new AssertionError(items.size() + " items");
        }
        return items.getFirst();
    }

    static String reason(String text) {
        return switch (read(text)) {
            case Parsed.Document document -> throw new AssertionError("read: " + document.items());
            case Parsed.Unreadable unreadable -> unreadable.reason();
        };
    }
}
