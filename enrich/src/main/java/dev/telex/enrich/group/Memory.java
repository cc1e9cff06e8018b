package dev.telex.enrich.group;

import dev.telex.enrich.store.Days;
import dev.telex.enrich.store.PackedJson;
import dev.telex.wire.Ids;
import dev.telex.wire.Story;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of articles, headlines, copies and stories, over what a [Keep] has of articles.
final class Memory {
    /// An origin with more copies than this: its kill reaches the first of them.
    private static final int MOST_COPIES = 1000;
    private static final int MOST_ALIASES = 4;

    private final Days keep;
    private final PackedJson packed = new PackedJson();

    Memory(Days keep) {
        this.keep = keep;
    }

    /// An article, also by another id under which its publisher showed it.
    @Nullable
    Known article(String id, Instant now) {
        String name = id;
        for (int hop = 0; hop < MOST_ALIASES; hop++) {
            byte[] bytes = keep.get("article/" + name, now);
            if (bytes == null) {
                return null;
            }
            if (PackedJson.isObject(bytes)) {
                return read(packed.unpack(bytes), Known.class);
            }
            name = new String(bytes, StandardCharsets.US_ASCII);
        }
        return null;
    }

    void put(Known known, Instant now) {
        keep.put("article/" + known.id(), packed.pack(Json.bytes(known)), now);
    }

    private void alias(String id, String of, Instant now) {
        keep.put("article/" + id, of.getBytes(StandardCharsets.US_ASCII), now);
    }

    /// The other ids of an article, with the one under which it came now.
    List<String> aliases(Known known, String id, Instant now) {
        List<String> aliases = known.article().aliases();
        if (id.equals(known.id()) || aliases.contains(id)) {
            return aliases;
        }
        alias(id, known.id(), now);
        return Stream.concat(aliases.stream(), Stream.of(id)).toList();
    }

    /// Id of the article that a publisher last gave a headline to.
    @Nullable
    String byHeadline(String publisher, String headline, Instant now) {
        byte[] bytes = keep.get(headlineKey(publisher, headline), now);
        return bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII);
    }

    void headline(String publisher, String headline, String article, Instant now) {
        keep.put(headlineKey(publisher, headline), article.getBytes(StandardCharsets.US_ASCII), now);
    }

    /// Ids of the copies of an article, and of theirs.
    List<String> copies(String group, Instant now) {
        byte[] bytes = keep.get("copies/" + group, now);
        return bytes == null ? List.of() : List.of(read(bytes, String[].class));
    }

    void copy(String group, String article, Instant now) {
        List<String> copies = new ArrayList<>(copies(group, now));
        if (copies.size() < MOST_COPIES && !copies.contains(article)) {
            copies.add(article);
            keep.put("copies/" + group, Json.bytes(copies), now);
        }
    }

    @Nullable
    Story story(String id, Instant now) {
        byte[] bytes = keep.get("story/" + id, now);
        return bytes == null ? null : read(packed.unpack(bytes), Story.class);
    }

    void put(Story story, Instant now) {
        keep.put("story/" + story.id(), packed.pack(Json.bytes(story)), now);
    }

    private static String headlineKey(String publisher, String headline) {
        return "headline/" + Ids.hash(publisher, headline);
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
