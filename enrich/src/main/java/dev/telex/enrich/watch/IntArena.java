package dev.telex.enrich.watch;

import java.util.Arrays;

/// Slices of ints, addressed by an int, that are taken and given back.
///
/// It grows by pages and never copies, so that nobody waits for it to grow. Sizes are rounded up to an eighth,
/// and each rounded size has a list of its free slices, linked through their first int. Address 0 is nobody's.
final class IntArena {
    static final int NONE = 0;

    private static final int PAGE_BITS = 18;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;

    /// Most slices are not longer, and so in two lines of the cache at most.
    private static final int BEGINNING = 11;

    /// Longest slice.
    static final int LONGEST = PAGE;

    private int[][] pages = new int[8][];
    private int top = 1;
    private final int[] free = new int[classOf(LONGEST) + 1];
    private int used;
    /// Of no meaning; without it nothing would be read.
    @SuppressWarnings("unused")
    private int fetched;

    IntArena() {
        pages[0] = new int[PAGE];
    }

    /// The page of an address: a slice lies in one, from [#offset] on.
    int[] page(int address) {
        return pages[address >>> PAGE_BITS];
    }

    static int offset(int address) {
        return address & MASK;
    }

    int get(int address) {
        return pages[address >>> PAGE_BITS][address & MASK];
    }

    void set(int address, int value) {
        pages[address >>> PAGE_BITS][address & MASK] = value;
    }

    /// Reads the beginning of some slices. What is far apart in memory takes long to come, and code that follows one
    /// address after the other waits for each; the loads of this loop wait for nothing, so that many are under way
    /// at a time. Whoever reads the slices next finds them near.
    void fetch(Ints addresses, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            int address = addresses.get(i);
            int[] page = page(address);
            all ^= page[offset(address)] ^ page[Math.min(offset(address) + BEGINNING, MASK)];
        }
        fetched = all;
    }

    /// Ints in slices that are taken.
    int used() {
        return used;
    }

    /// What is in it is left over from before.
    int take(int size) {
        int sizeClass = classOf(size);
        used += sizeOf(sizeClass);
        int address = free[sizeClass];
        if (address != NONE) {
            free[sizeClass] = get(address);
            return address;
        }
        int rounded = sizeOf(sizeClass);
        if ((top & MASK) + rounded > PAGE) {
            top = (top | MASK) + 1;
        }
        address = top;
        top += rounded;
        int page = address >>> PAGE_BITS;
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, pages.length * 2);
        }
        if (pages[page] == null) {
            pages[page] = new int[PAGE];
        }
        return address;
    }

    void give(int address, int size) {
        int sizeClass = classOf(size);
        used -= sizeOf(sizeClass);
        set(address, free[sizeClass]);
        free[sizeClass] = address;
    }

    /// How long a slice of that many ints really is.
    static int room(int size) {
        return sizeOf(classOf(size));
    }

    /// Up to 16 each size has its own class; above, eight steps to each power of two.
    private static int classOf(int size) {
        if (size <= 16) {
            return size;
        }
        int shift = 28 - Integer.numberOfLeadingZeros(size - 1);
        return 16 + (shift - 1) * 8 + (((size - 1) >>> shift) - 7);
    }

    private static int sizeOf(int sizeClass) {
        if (sizeClass <= 16) {
            return sizeClass;
        }
        int shift = (sizeClass - 17) / 8 + 1;
        return ((sizeClass - 17) % 8 + 9) << shift;
    }
}
