package dev.telex.ingest.parse;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.parse.Parsed.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads RSS and Atom with ROME.
///
/// ROME's healer of broken XML costs three times the parsing, and a DOCTYPE is refused because of what entities
/// in it can do: so a document is first read as it stands, and only if that fails again without its DOCTYPE and
/// healed.
public final class FeedParser {
    private FeedParser() {}

    /// @param bytes       the document, decompressed
    /// @param contentType as the server gave it; it may know the encoding
    /// @param url         where it was found: relative addresses start here
    public static Parsed parse(byte[] bytes, @Nullable String contentType, String url) {
        if (bytes.length == 0) {
            return new Unreadable("%s: an empty document".formatted(url));
        }
        String text;
        try {
            text = decode(bytes, contentType);
        } catch (IOException e) {
            return new Unreadable("%s: its characters cannot be read: %s".formatted(url, e.getMessage()));
        }
        try {
            return document(read(text), url);
        } catch (FeedException | IllegalArgumentException e) {
            return new Unreadable(url + ": " + reason(text, e, bytes.length));
        }
    }

    private static SyndFeed read(String text) throws FeedException {
        try {
            return input(false).build(new StringReader(text));
        } catch (FeedException | IllegalArgumentException e) {
            return input(true).build(new StringReader(Prolog.withoutDoctype(text)));
        }
    }

    private static Document document(SyndFeed feed, String url) {
        RomeItems items = new RomeItems(feed, url);
        return new Document(Markup.plain(feed.getTitle()), items.language(), items.all());
    }

    private static SyndFeedInput input(boolean heal) {
        SyndFeedInput input = new SyndFeedInput(false, Locale.ENGLISH);
        input.setXmlHealerOn(heal);
        input.setAllowDoctypes(false);
        return input;
    }

    private static String decode(byte[] bytes, @Nullable String contentType) throws IOException {
        try (Reader reader = new XmlReader(new ByteArrayInputStream(bytes), contentType, true)) {
            StringBuilder text = new StringBuilder(bytes.length);
            char[] buffer = new char[8192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        }
    }

    private static String reason(String text, Exception e, int length) {
        if (Markup.isHtml(text)) {
            return "an HTML page, not a feed; use the address behind the page's feed link";
        }
        if (Markup.isCutOff(text)) {
            return "cut off after %d bytes, in the middle of the feed; it is asked for again when due"
                    .formatted(length);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return "no feed that can be read (%d bytes): %s"
                .formatted(length, String.valueOf(cause.getMessage()).replaceAll("\\s+", " "));
    }
}
