package dev.telex.app;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes feeds as OPML 2.0 that [Opml] reads back to the same feeds, and that feed readers understand: labels become
/// folders, one within the other.
public final class OpmlWriter {
    private static final Comparator<Feed> BY_FOLDER = Comparator.comparing(
                    (Feed feed) -> String.join("\n", feed.labels()))
            .thenComparing(Feed::url);

    private final XMLStreamWriter xml;
    private final List<String> open = new ArrayList<>();

    private OpmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// @param now goes into the file's head
    public static void write(Collection<Feed> feeds, Instant now, Writer to) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(to);
            new OpmlWriter(xml).write(feeds, now);
            xml.close();
        } catch (XMLStreamException e) {
            throw new StartFailure("the feeds cannot be written: " + e.getMessage());
        }
    }

    private void write(Collection<Feed> feeds, Instant now) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeStartElement("head");
        element("title", "Feeds of Telex");
        element("dateCreated", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        xml.writeEndElement();
        line();
        xml.writeStartElement("body");
        for (Feed feed : feeds.stream().sorted(BY_FOLDER).toList()) {
            folders(feed.labels());
            line();
            outline(feed);
        }
        folders(List.of());
        line();
        xml.writeEndElement();
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
    }

    /// Closes the folders that end here, and opens those that begin.
    private void folders(List<String> labels) throws XMLStreamException {
        int same = 0;
        while (same < Math.min(open.size(), labels.size()) && open.get(same).equals(labels.get(same))) {
            same++;
        }
        while (open.size() > same) {
            open.removeLast();
            line();
            xml.writeEndElement();
        }
        for (String label : labels.subList(same, labels.size())) {
            line();
            xml.writeStartElement("outline");
            xml.writeAttribute("text", label);
            open.add(label);
        }
    }

    private void outline(Feed feed) throws XMLStreamException {
        xml.writeEmptyElement("outline");
        xml.writeAttribute("type", "rss");
        xml.writeAttribute("text", Objects.requireNonNullElse(feed.title(), feed.url()));
        xml.writeAttribute("xmlUrl", feed.url());
        attribute("publisher", feed.publisher());
        attribute("language", feed.language());
        attribute("credentials", feed.credentials());
        attribute("fullText", feed.fullText() ? "true" : null);
        FeedKind kind = feed.kind();
        attribute(
                "kind",
                kind == null || kind == FeedKind.POLL ? null : kind.name().toLowerCase(Locale.ROOT));
    }

    private void attribute(String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(name, value);
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(open.size()));
    }
}
