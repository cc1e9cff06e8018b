package dev.telex.enrich.revision;

import dev.telex.wire.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of an article.
///
/// @param firstSeen   when it was first seen
/// @param lastSeen    when it was last seen
/// @param version     of the last record
/// @param revision    of the last record
/// @param backfill    it was only seen as backfill so far
/// @param sighting    it was only seen in feeds of others so far
/// @param killed      its publisher withdrew it
/// @param mark        what the last revision's headline said that it is; null: nothing
/// @param language    primary language of the first revision, "und" where it had none: two or three letters
/// @param updated     what the last revision claimed; null: nothing
/// @param feeds       what each feed of its publisher showed last, the latest feed last; at most [#MOST_FEEDS]
/// @param texts       hashes of earlier texts, the latest last; at most [#MOST_TEXTS]
record Remembered(
        Instant firstSeen,
        Instant lastSeen,
        long version,
        int revision,
        boolean backfill,
        boolean sighting,
        boolean killed,
        @Nullable Kind mark,
        String language,
        @Nullable Instant updated,
        List<Shown> feeds,
        List<Long> texts) {
    static final int MOST_FEEDS = 12;
    static final int MOST_TEXTS = 7;

    private static final int LANGUAGE_BYTES = 3;
    private static final int FIXED_BYTES = 8 + 8 + 8 + 4 + 1 + 1 + LANGUAGE_BYTES + 8 + 1 + 1;
    private static final int BACKFILL = 1;
    private static final int SIGHTING = 2;
    private static final int KILLED = 4;
    /// By their place in the stored form: only ever longer.
    private static final List<Kind> KINDS =
            List.of(Kind.NEW, Kind.UPDATE, Kind.REFILE, Kind.ADVISORY, Kind.CORRECTION, Kind.KILL);

    /// What a feed showed of the article when it last showed it.
    ///
    /// @param feed hash of the feed's id
    /// @param text hash of the text
    record Shown(int feed, int text) {}

    Remembered {
        feeds = List.copyOf(feeds);
        texts = List.copyOf(texts);
    }

    byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(FIXED_BYTES + 8 * feeds.size() + 8 * texts.size())
                .putLong(firstSeen.toEpochMilli())
                .putLong(lastSeen.toEpochMilli())
                .putLong(version)
                .putInt(revision)
                .put((byte) ((backfill ? BACKFILL : 0) | (sighting ? SIGHTING : 0) | (killed ? KILLED : 0)))
                .put((byte) (mark == null ? 0 : 1 + KINDS.indexOf(mark)))
                .put(Arrays.copyOf(language.getBytes(StandardCharsets.US_ASCII), LANGUAGE_BYTES))
                .putLong(updated == null ? 0 : updated.toEpochMilli())
                .put((byte) feeds.size())
                .put((byte) texts.size());
        feeds.forEach(shown -> buffer.putInt(shown.feed()).putInt(shown.text()));
        texts.forEach(buffer::putLong);
        return buffer.array();
    }

    static Remembered of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Instant firstSeen = Instant.ofEpochMilli(buffer.getLong());
        Instant lastSeen = Instant.ofEpochMilli(buffer.getLong());
        long version = buffer.getLong();
        int revision = buffer.getInt();
        int flags = buffer.get();
        int mark = buffer.get();
        byte[] language = new byte[LANGUAGE_BYTES];
        buffer.get(language);
        long updated = buffer.getLong();
        int feedCount = buffer.get();
        int textCount = buffer.get();
        List<Shown> feeds = new ArrayList<>(feedCount);
        for (int i = 0; i < feedCount; i++) {
            feeds.add(new Shown(buffer.getInt(), buffer.getInt()));
        }
        List<Long> texts = new ArrayList<>(textCount);
        for (int i = 0; i < textCount; i++) {
            texts.add(buffer.getLong());
        }
        return new Remembered(
                firstSeen,
                lastSeen,
                version,
                revision,
                (flags & BACKFILL) != 0,
                (flags & SIGHTING) != 0,
                (flags & KILLED) != 0,
                mark == 0 ? null : KINDS.get(mark - 1),
                new String(language, StandardCharsets.US_ASCII).trim(),
                updated == 0 ? null : Instant.ofEpochMilli(updated),
                feeds,
                texts);
    }
}
