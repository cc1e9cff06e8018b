package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The items that a feed showed, packed: 9 bytes an item, so that 50 of them and all the rest of a feed fit
/// into 1 KB. In JSON it is Base64.
///
/// Layout, most significant byte first: a byte 1 (this layout); the number of items as an int, then each item
/// in 72 bits: 38 of its name, 29 of its content, 2 of [Named], a bit each for backfill, fresh and present;
/// the number of shared names as an int, then 5 bytes each; then 16 bytes for each item that is [Named#GIVEN],
/// in their order.
///
/// **What a collision means.** A new item is taken for a change of one of the feed's n items with n : 2^38: at
/// 50 items and 500,000 new ones a day in all feeds, once in 30 years. A change goes unnoticed, until the
/// next, with 1 : 2^29: at as many changes a day, once in three years.
public final class SeenItems {
    public static final SeenItems NONE = pack(List.of(), List.of());

    private static final byte LAYOUT = 1;
    private static final int NAME_BITS = 38;
    private static final int CONTENT_BITS = 29;
    private static final int NAME_SHIFT = Long.SIZE - NAME_BITS;
    private static final int BITS_IN_LAST = 3;
    private static final long CONTENT_IN_FIRST = (1L << (CONTENT_BITS - BITS_IN_LAST)) - 1;
    private static final int NAMED_SHIFT = 3;
    private static final int BACKFILL = 4;
    private static final int FRESH = 2;
    private static final int PRESENT = 1;
    private static final int BYTES = 9;
    private static final int SHARED_BYTES = 5;
    private static final int ID_BYTES = 16;

    private final byte[] packed;

    private SeenItems(byte[] packed) {
        this.packed = packed;
    }

    /// How an item's article id comes about.
    public enum Named {
        /// [Ids#article(CanonicalLink)] of its link
        LINK(0),
        /// [Ids#article(String,String)] of its guid
        GUID(1),
        /// [Ids#article(String,String,String)] of its title and date
        TITLE(2),
        /// in no way that the item itself still tells: it is kept
        GIVEN(3);

        private final int code;

        Named(int code) {
            this.code = code;
        }

        /// @param last byte of an item
        private static Named of(int last) {
            return switch ((last >>> NAMED_SHIFT) & 3) {
                case 0 -> LINK;
                case 1 -> GUID;
                case 2 -> TITLE;
                default -> GIVEN;
            };
        }
    }

    /// An item and the article that it became, so that it stays that article while its neighbours come and go.
    ///
    /// @param name     [#name] of what tells it from its neighbours
    /// @param content  [#content] of what was published of it
    /// @param backfill it was in the feed before the feed was added, and its edits are no news either
    /// @param fresh    it was published since [FeedState#turned]
    /// @param present  it is in the feed's latest document; else it left it lately
    /// @param article  the article's id where it is [Named#GIVEN], else null
    public record Item(
            long name,
            int content,
            Named named,
            boolean backfill,
            boolean fresh,
            boolean present,
            @Nullable String article) {

        public Item {
            if ((named == Named.GIVEN) != (article != null)) {
                throw new IllegalArgumentException("an item has an article id if and only if it was given one");
            }
        }
    }

    /// 38 bits of a hash of the parts.
    public static long name(String... parts) {
        return Long.parseLong(Ids.hash(parts).substring(0, 10), 16) >>> (40 - NAME_BITS);
    }

    /// 29 bits of a hash of the parts.
    public static int content(String... parts) {
        return (int) (Long.parseLong(Ids.hash(parts).substring(0, 8), 16) >>> (32 - CONTENT_BITS));
    }

    /// @param shared names that several items had
    public static SeenItems pack(Collection<Item> items, Collection<Long> shared) {
        long given = items.stream().filter(item -> item.article() != null).count();
        ByteBuffer out = ByteBuffer.allocate(
                1 + Integer.BYTES * 2 + items.size() * BYTES + shared.size() * SHARED_BYTES + (int) given * ID_BYTES);
        out.put(LAYOUT).putInt(items.size());
        items.forEach(item -> put(out, item));
        out.putInt(shared.size());
        shared.forEach(name -> out.put((byte) (name >>> 32)).putInt((int) (long) name));
        items.stream()
                .filter(item -> item.article() != null)
                .forEach(item -> out.put(HexFormat.of().parseHex(item.article())));
        return new SeenItems(out.array());
    }

    /// @throws IllegalArgumentException where the bytes are of no layout that this version knows
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SeenItems of(byte[] packed) {
        SeenItems seen = new SeenItems(packed);
        if (packed.length < 1 || packed[0] != LAYOUT || seen.length() != packed.length) {
            throw new IllegalArgumentException(
                    "no packed items of layout %d in %d bytes".formatted(LAYOUT, packed.length));
        }
        return seen;
    }

    @JsonValue
    byte[] packed() {
        return packed;
    }

    /// How many are in the latest document.
    public int present() {
        int present = 0;
        for (int i = 0; i < size(); i++) {
            present += packed[itemsStart() + i * BYTES + BYTES - 1] & PRESENT;
        }
        return present;
    }

    /// Those of the latest document first.
    public List<Item> items() {
        ByteBuffer in = ByteBuffer.wrap(packed).position(itemsStart());
        ByteBuffer ids = ByteBuffer.wrap(packed).position(idsStart());
        List<Item> items = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            items.add(get(in, ids));
        }
        return items;
    }

    public Set<Long> shared() {
        ByteBuffer in = ByteBuffer.wrap(packed).position(sharedStart());
        Set<Long> shared = new LinkedHashSet<>();
        for (int i = sharedSize(); i > 0; i--) {
            shared.add(((in.get() & 0xFFL) << 32) | (in.getInt() & 0xFFFF_FFFFL));
        }
        return shared;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeenItems items && Arrays.equals(packed, items.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return "%s, shared %s".formatted(items(), shared());
    }

    private static void put(ByteBuffer out, Item item) {
        out.putLong((item.name() << NAME_SHIFT) | (item.content() >>> BITS_IN_LAST));
        out.put((byte) ((item.content() << (Byte.SIZE - BITS_IN_LAST))
                | (item.named().code << NAMED_SHIFT)
                | (item.backfill() ? BACKFILL : 0)
                | (item.fresh() ? FRESH : 0)
                | (item.present() ? PRESENT : 0)));
    }

    private static Item get(ByteBuffer in, ByteBuffer ids) {
        long high = in.getLong();
        int low = in.get() & 0xFF;
        int content = (int) (high & CONTENT_IN_FIRST) << BITS_IN_LAST;
        Named named = Named.of(low);
        return new Item(
                high >>> NAME_SHIFT,
                content | (low >>> (Byte.SIZE - BITS_IN_LAST)),
                named,
                (low & BACKFILL) != 0,
                (low & FRESH) != 0,
                (low & PRESENT) != 0,
                named == Named.GIVEN ? id(ids) : null);
    }

    private static String id(ByteBuffer ids) {
        byte[] id = new byte[ID_BYTES];
        ids.get(id);
        return HexFormat.of().formatHex(id);
    }

    private int size() {
        return ByteBuffer.wrap(packed).getInt(1);
    }

    private static int itemsStart() {
        return 1 + Integer.BYTES;
    }

    private int sharedSize() {
        return ByteBuffer.wrap(packed).getInt(itemsStart() + size() * BYTES);
    }

    private int sharedStart() {
        return itemsStart() + size() * BYTES + Integer.BYTES;
    }

    private int idsStart() {
        return sharedStart() + sharedSize() * SHARED_BYTES;
    }

    /// What the counts say, in bytes; -1 where they lead beyond what is there.
    private long length() {
        if (packed.length < itemsStart()
                || size() < 0
                || (long) itemsStart() + (long) size() * BYTES + Integer.BYTES > packed.length) {
            return -1;
        }
        int given = 0;
        for (int i = 0; i < size(); i++) {
            given += Named.of(packed[itemsStart() + i * BYTES + BYTES - 1]) == Named.GIVEN ? 1 : 0;
        }
        return (long) sharedStart() + (long) sharedSize() * SHARED_BYTES + (long) given * ID_BYTES;
    }
}
