package dev.telex.ingest.parse.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.parse.Parsed.Unreadable;
import dev.telex.ingest.parse.wire.Node.Element;
import dev.telex.wire.Editorial;
import dev.telex.wire.PublicationStatus;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Reads NewsML-G2, NITF and ninjs, recognised by what they are.
public final class WireFormats {
    private WireFormats() {}

    /// @param text a document, decoded
    /// @param url  where it was found: relative addresses start here
    /// @return null where it is in none of the wire's formats
    public static @Nullable Parsed read(String text, String url) {
        if (Ninjs.mayBe(text)) {
            return ninjs(text, url);
        }
        String root = RootElement.of(text);
        return root.equals("nitf") || NewsMl.isRoot(root) ? xml(text, url) : null;
    }

    private static Parsed xml(String text, String url) {
        Element root;
        try {
            root = XmlTree.of(text);
        } catch (XMLStreamException e) {
            return new Unreadable(
                    "%s: no XML that can be read: %s".formatted(url, Text.folded(String.valueOf(e.getMessage()))));
        }
        return root.name().equals("nitf")
                ? document(
                        List.of(new Nitf(root).item(url)), "NITF that says nothing: no headline, no text, no file", url)
                : document(NewsMl.items(root, url), NewsMl.kind(root), url);
    }

    private static @Nullable Parsed ninjs(String text, String url) {
        try {
            List<NinjsItem> items = Ninjs.items(text, url);
            List<Item> news = items.stream()
                    .filter(item -> item.notNews() == null)
                    .map(NinjsItem::item)
                    .toList();
            return items.isEmpty() ? null : document(news, Ninjs.kind(items), url);
        } catch (JsonProcessingException e) {
            return new Unreadable(
                    "%s: no JSON that can be read: %s".formatted(url, Text.folded(e.getOriginalMessage())));
        }
    }

    private static Parsed document(List<Item> items, String instead, String url) {
        List<Item> news =
                latest(items.stream().filter(WireFormats::saysSomething).toList());
        return news.isEmpty()
                ? new Unreadable("%s: a %s; nothing of it is published".formatted(url, instead))
                : new Document(null, null, news);
    }

    /// A withdrawal has no text, and is what matters most.
    private static boolean saysSomething(Item item) {
        return !item.title().isEmpty()
                || item.summary() != null
                || item.content() != null
                || !item.enclosures().isEmpty()
                || isTakenBack(item.editorial());
    }

    private static boolean isTakenBack(@Nullable Editorial editorial) {
        return editorial != null && editorial.status() != null && editorial.status() != PublicationStatus.USABLE;
    }

    /// Of several versions of one item only the latest: they are not neighbours that share a name.
    private static List<Item> latest(List<Item> items) {
        Map<Object, Item> latest = new LinkedHashMap<>();
        for (Item item : items) {
            Object name = item.guid() == null ? item : item.guid();
            latest.merge(name, item, (one, other) -> version(other).compareTo(version(one)) < 0 ? one : other);
        }
        return List.copyOf(latest.values());
    }

    private static BigInteger version(Item item) {
        String version = item.editorial() == null ? null : item.editorial().version();
        return version != null && version.matches("\\d{1,30}") ? new BigInteger(version) : BigInteger.ZERO;
    }
}
