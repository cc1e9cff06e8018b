package dev.telex.ingest.parse;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import dev.telex.wire.Enclosure;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// From ROME's view of a feed to ours.
final class RomeItems {
    private static final String FEEDBURNER = "http://rssnamespace.org/feedburner/ext/1.0";

    private final SyndFeed feed;
    private final String base;

    /// @param base what relative addresses start from
    RomeItems(SyndFeed feed, String base) {
        this.feed = feed;
        this.base = base;
    }

    @Nullable
    String language() {
        return text(feed.getLanguage());
    }

    List<Item> all() {
        return feed.getEntries().stream().map(this::item).toList();
    }

    private Item item(SyndEntry entry) {
        String content = entry.getContents().stream()
                .map(SyndContent::getValue)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return new Item(
                text(entry.getUri()),
                link(entry),
                Markup.plain(entry.getTitle()),
                entry.getDescription() == null
                        ? null
                        : text(entry.getDescription().getValue()),
                text(content),
                authors(entry),
                texts(entry.getCategories().stream().map(category -> category.getName())),
                enclosures(entry),
                null,
                instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()),
                null,
                null);
    }

    /// FeedBurner puts a redirector of its own into link and the publisher's link aside.
    private @Nullable String link(SyndEntry entry) {
        for (Element element : entry.getForeignMarkup()) {
            if (element.getName().equals("origLink")
                    && element.getNamespaceURI().equals(FEEDBURNER)) {
                return absolute(element.getTextTrim());
            }
        }
        return absolute(entry.getLink());
    }

    private static List<String> authors(SyndEntry entry) {
        List<String> people = texts(entry.getAuthors().stream().map(SyndPerson::getName));
        return people.isEmpty() ? texts(Stream.ofNullable(entry.getAuthor())) : people;
    }

    private List<Enclosure> enclosures(SyndEntry entry) {
        return entry.getEnclosures().stream()
                .filter(enclosure -> text(enclosure.getUrl()) != null)
                .map(this::enclosure)
                .toList();
    }

    private Enclosure enclosure(SyndEnclosure enclosure) {
        return new Enclosure(
                Objects.requireNonNull(absolute(enclosure.getUrl())),
                text(enclosure.getType()),
                enclosure.getLength() > 0 ? enclosure.getLength() : null);
    }

    private @Nullable String absolute(@Nullable String address) {
        String found = text(address);
        if (found == null) {
            return null;
        }
        try {
            return URI.create(base).resolve(found).toString();
        } catch (IllegalArgumentException e) {
            return found; // Not what the standard calls an address; a browser may still find its way.
        }
    }

    private static List<String> texts(Stream<@Nullable String> values) {
        return values.map(RomeItems::text).filter(Objects::nonNull).distinct().toList();
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
