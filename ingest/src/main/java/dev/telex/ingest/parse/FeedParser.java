package dev.telex.ingest.parse;

import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.parse.Parsed.Unreadable;
import dev.telex.ingest.parse.wire.WireFormats;
import org.jspecify.annotations.Nullable;

/// Reads whatever a feed's address gave: the content decides what it is, not the content type.
///
/// The reader is Telex's own. It takes what real feeds break as it comes ([Scanner]), knows the elements of all
/// RSS and Atom versions ([Vocabulary]), leaves what the wire writes itself to [WireFormats], never fetches or
/// expands anything, and takes time in proportion to the length of its input whatever the input is.
public final class FeedParser {
    private FeedParser() {}

    /// @param bytes       the document, decompressed
    /// @param contentType as the server gave it; it may know the encoding
    /// @param url         where it was found: relative addresses start here
    public static Parsed parse(byte[] bytes, @Nullable String contentType, String url) {
        return parse(bytes, url, new Served(contentType, null, null));
    }

    public static Parsed parse(byte[] bytes, String url, Served served) {
        if (bytes.length == 0) {
            return new Unreadable(url + ": an empty document");
        }
        Encoding.Text decoded = Encoding.decode(bytes, served.contentType());
        String text = decoded.text();
        Parsed wire = WireFormats.read(text, url);
        if (wire != null) {
            return wire;
        }
        String fault = "%s: cut off after %d bytes, in the middle of the feed; it is asked for again when due"
                .formatted(url, bytes.length);
        Scanner scanner = new Scanner(text, decoded.clean());
        Base base = Base.of(url).within(served.contentLocation());
        Parsed parsed = switch (Format.of(text, scanner)) {
            case FEED -> FeedReader.read(scanner, base, served.contentLanguage(), fault);
            case JSON -> JsonFeed.read(text, base, served.contentLanguage(), fault);
            case PAGE -> Page.unreadable(text, url);
            case UNKNOWN -> null;
        };
        return switch (parsed) {
            case null -> new Unreadable(nothing(text, bytes.length, url));
            case Document document
            when document.fault() != null && document.items().isEmpty() -> new Unreadable(fault);
            case Parsed other -> other;
        };
    }

    private static String nothing(String text, int length, String url) {
        String start = Html.collapse(text.substring(0, Math.min(60, text.length())));
        return "%s: no feed that can be read (%d bytes): it starts with \"%s\"".formatted(url, length, start);
    }
}
