package dev.telex.app;

import com.rometools.opml.feed.opml.Attribute;
import com.rometools.opml.feed.opml.Outline;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a list of feeds: OPML, as every feed reader exports it.
///
/// `xmlUrl` is the feed; folders and `category` become labels. Beyond the standard, `publisher` says whose feed
/// it is where its articles' links do not, as for an agency whose feeds come from another domain than its pages;
/// `language`, `credentials`, `fullText` and `kind` are those of [Feed].
///
/// @param feeds  by id, in the file's order
/// @param faults entries that cannot be used, each with the reason
public record Opml(Map<String, Feed> feeds, List<String> faults) {

    /// @param added when the feeds of it are taken to be added, where they are new
    /// @throws StartFailure where the file as a whole cannot be read
    public static Opml read(Path file, Instant added) {
        Opml opml = new Opml(new LinkedHashMap<>(), new ArrayList<>());
        try (var reader = new XmlReader(Files.newInputStream(file))) {
            var outlines = ((com.rometools.opml.feed.opml.Opml) new WireFeedInput().build(reader)).getOutlines();
            outlines.forEach(outline -> opml.add(outline, file.getFileName().toString(), List.of(), added));
        } catch (IOException e) {
            throw new StartFailure("%s cannot be read (%s); name a list of feeds with --feeds".formatted(file, e));
        } catch (FeedException | ClassCastException | IllegalArgumentException e) {
            throw new StartFailure("%s is no list of feeds: expected OPML as feed readers export it (%s)"
                    .formatted(file, e.getMessage()));
        }
        return opml;
    }

    private void add(Outline outline, String list, List<String> folders, Instant added) {
        String url = attribute(outline, "xmlUrl");
        String title = outline.getText() == null ? outline.getTitle() : outline.getText();
        if (url != null) {
            add(url, title, outline, list, folders, added);
        } else if (outline.getChildren().isEmpty()) {
            faults.add("%s: \"%s\" has no xmlUrl and is left out".formatted(list, title));
        }
        List<String> below = new ArrayList<>(folders);
        if (title != null && url == null) {
            below.add(title);
        }
        outline.getChildren().forEach(child -> add(child, list, below, added));
    }

    private void add(
            String url, @Nullable String title, Outline outline, String list, List<String> folders, Instant added) {
        FeedKind kind = FeedKinds.of(attribute(outline, "kind"));
        String fault = kind == null ? "a kind that nobody knows" : FeedKinds.fault(kind, url);
        if (kind == null || fault != null) {
            faults.add("%s: \"%s\" has the address %s and is left out; %s".formatted(list, title, url, fault));
            return;
        }
        List<String> labels = new ArrayList<>(folders);
        labels.addAll(outline.getCategories());
        String id = Ids.feed(url);
        feeds.putIfAbsent(
                id,
                new Feed(
                        id,
                        kind,
                        url,
                        url.equals(title) ? null : title,
                        attribute(outline, "publisher"),
                        labels.stream()
                                .map(String::strip)
                                .filter(label -> !label.isEmpty())
                                .distinct()
                                .toList(),
                        attribute(outline, "language"),
                        attribute(outline, "credentials"),
                        "true".equals(attribute(outline, "fullText")),
                        list,
                        added));
    }

    private static @Nullable String attribute(Outline outline, String name) {
        for (Attribute attribute : outline.getAttributes()) {
            if (attribute.getName().equalsIgnoreCase(name)
                    && !attribute.getValue().isBlank()) {
                return attribute.getValue().strip();
            }
        }
        return null;
    }
}
