package dev.telex.ingest.parse;

import dev.telex.wire.Editorial;
import dev.telex.wire.Enclosure;
import dev.telex.wire.Place.GeoPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An item while it is being read. What formats say several times over is ranked ([Slot]): an element of the
/// format itself before Dublin Core, and that before Media RSS and iTunes.
final class Entry {
    /// More of one kind is no article's any more: what is beyond is left out.
    private static final int MOST = 200;

    static final int OWN = 3;
    static final int DUBLIN_CORE = 2;
    static final int SPARE = 1;

    final Slot guid = new Slot();
    final Slot link = new Slot();
    final Slot title = new Slot();
    final Slot summary = new Slot();
    final Slot published = new Slot();
    final Slot updated = new Slot();
    final Slot rights = new Slot();
    private final Slot latitude = new Slot();
    private final Slot longitude = new Slot();
    private final Slot inReplyTo = new Slot();
    private @Nullable GeoPoint point;
    private @Nullable String language;
    private int languageRank = -1;
    private final @Nullable String inherited;
    private final List<String> contents = new ArrayList<>(1);
    private final Set<String> authors = new LinkedHashSet<>();
    private final Set<String> spareAuthors = new LinkedHashSet<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Map<String, Enclosure> enclosures = new LinkedHashMap<>();
    private final Map<String, Enclosure> thumbnails = new LinkedHashMap<>();

    /// @param language of the item as a whole, as it says itself
    Entry(@Nullable String language) {
        this.inherited = language;
        this.language = language;
    }

    void content(@Nullable String html) {
        if (html != null && !html.isBlank() && contents.size() < MOST && !contents.contains(html.strip())) {
            contents.add(html.strip());
        }
    }

    /// An item has one language: its text's, else its summary's, else its title's, as far as each says.
    ///
    /// @param own null where the element leaves it to the item
    void language(int rank, @Nullable String own) {
        if (rank > languageRank) {
            language = own == null ? inherited : own;
            languageRank = rank;
        }
    }

    /// The first that is one; a point of GeoRSS before the W3C's two numbers.
    void point(@Nullable GeoPoint where) {
        if (point == null) {
            point = where;
        }
    }

    void latitude(@Nullable String degrees) {
        latitude.offer(OWN, degrees);
    }

    void longitude(@Nullable String degrees) {
        longitude.offer(OWN, degrees);
    }

    void inReplyTo(@Nullable String guid) {
        inReplyTo.offer(OWN, guid);
    }

    void author(boolean spare, @Nullable String name) {
        add(spare ? spareAuthors : authors, name);
    }

    void category(@Nullable String category) {
        add(categories, category);
    }

    private static void add(Set<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank() && texts.size() < MOST) {
            texts.add(text.strip());
        }
    }

    /// @param url absolute; null: it leads nowhere, and is left out
    void enclosure(boolean thumbnail, @Nullable String url, @Nullable String type, @Nullable String length) {
        Map<String, Enclosure> files = thumbnail ? thumbnails : enclosures;
        if (url != null && files.size() < MOST) {
            String known = type == null || type.isBlank() ? null : type.strip();
            files.putIfAbsent(url, new Enclosure(url, known, bytes(length)));
        }
    }

    private static @Nullable Long bytes(@Nullable String length) {
        String digits = length == null ? "" : length.strip();
        if (digits.isEmpty()
                || digits.length() > 18
                || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return null;
        }
        long bytes = Long.parseLong(digits);
        return bytes > 0 ? bytes : null;
    }

    Item item() {
        return new Item(
                guid.value(),
                link.value(),
                title.value() == null ? "" : title.value(),
                summary.value(),
                contents.isEmpty() ? null : String.join("\n", contents),
                List.copyOf(authors.isEmpty() ? spareAuthors : authors),
                List.copyOf(categories),
                List.copyOf((enclosures.isEmpty() ? thumbnails : enclosures).values()),
                language,
                Dates.instant(published.value()),
                Dates.instant(updated.value()),
                editorial(),
                null);
    }

    private @Nullable Editorial editorial() {
        GeoPoint where = point == null ? Points.read(latitude.value() + " " + longitude.value()) : point;
        return new Editorial(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        rights.value(),
                        null,
                        List.of(),
                        where,
                        inReplyTo.value())
                .orNull();
    }
}
