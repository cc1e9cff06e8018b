package dev.telex.enrich.copy;

import java.util.Arrays;

/// From a key to the articles that have it, five bytes a posting: the upper sixteen bits of the key and the
/// article's place. The lower ones are the bucket's, of which there are never less than 65,536.
///
/// Buckets of sixteen, split one at a time as postings become more, so that no article waits for a table to be
/// copied (linear hashing: Litwin, 1980). Of one key the [#MOST_OF_A_KEY] latest articles are kept: what more
/// articles share is boilerplate, or copies of one text, of which some are enough. Where a bucket is full its
/// oldest goes; at an average of seven that happens to one posting in five hundred.
final class Postings {
    static final int MOST_OF_A_KEY = 6;
    static final int BUCKET = 16;

    private static final int AVERAGE = 7;
    private static final int MIDDLE_BITS = 16;
    private static final int FEWEST = 1 << MIDDLE_BITS;
    private static final int PAGE = 1 << 10;
    private static final int PLACE = 0xFFFFFF;

    private final Shelf shelf;
    /// Of the postings the first eight bits of the key, and the place and one; 0 is an empty place.
    private int[][] pages = new int[FEWEST / PAGE][PAGE * BUCKET];
    /// The next eight bits.
    private byte[][] middles = new byte[FEWEST / PAGE][PAGE * BUCKET];
    private int level = MIDDLE_BITS;
    private int split;
    private long size;
    /// Of no meaning; without it nothing would be read.
    @SuppressWarnings("unused")
    private int fetched;

    Postings(Shelf shelf) {
        this.shelf = shelf;
    }

    /// Makes room at once for what is known to come, so that nothing has to be split for it. To be called while
    /// there is nothing here.
    void expect(long postings) {
        int buckets = (int) Math.max(FEWEST, postings / AVERAGE);
        level = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(buckets);
        split = buckets - (1 << level);
        pages = new int[(buckets + PAGE - 1) / PAGE][PAGE * BUCKET];
        middles = new byte[pages.length][PAGE * BUCKET];
    }

    /// Reads the buckets of some keys: in this loop no load waits for another, and whoever adds to them finds them
    /// near.
    void fetch(int[] keys, int count) {
        int all = 0;
        for (int i = 0; i < count; i++) {
            int bucket = bucket(keys[i]);
            all ^= pages[bucket / PAGE][begin(bucket)] ^ middles[bucket / PAGE][begin(bucket)];
        }
        fetched = all;
    }

    void add(int key, int place) {
        if (put(bucket(key), posting(key, place), middle(key))) {
            size++;
        }
        if (size > (long) AVERAGE * ((1 << level) + split)) {
            splitNext();
        }
    }

    void remove(int key, int place) {
        int posting = posting(key, place);
        byte middle = middle(key);
        int bucket = bucket(key);
        int[] page = pages[bucket / PAGE];
        byte[] middlePage = middles[bucket / PAGE];
        int begin = begin(bucket);
        for (int i = begin; i < begin + BUCKET && page[i] != 0; i++) {
            if (page[i] == posting && middlePage[i] == middle) {
                take(page, middlePage, begin, i);
                size--;
                return;
            }
        }
    }

    /// Writes the places of articles that have the key, and few others, and returns how many.
    int find(int key, int[] places) {
        int bucket = bucket(key);
        int[] page = pages[bucket / PAGE];
        byte[] middlePage = middles[bucket / PAGE];
        int begin = begin(bucket);
        byte middle = middle(key);
        int found = 0;
        for (int i = begin; i < begin + BUCKET && page[i] != 0; i++) {
            if (((page[i] ^ key) & ~PLACE) == 0 && middlePage[i] == middle) {
                places[found++] = place(page[i]);
            }
        }
        return found;
    }

    /// Whether a place was taken that had been empty.
    private boolean put(int bucket, int posting, byte middle) {
        int[] page = pages[bucket / PAGE];
        byte[] middlePage = middles[bucket / PAGE];
        int begin = begin(bucket);
        int ofKey = 0;
        int used = 0;
        while (used < BUCKET && page[begin + used] != 0) {
            int at = begin + used++;
            if (isOfKey(page, middlePage, at, posting, middle)) {
                if (page[at] == posting) {
                    return false;
                }
                ofKey++;
            }
        }
        if (ofKey < MOST_OF_A_KEY && used < BUCKET) {
            page[begin + used] = posting;
            middlePage[begin + used] = middle;
            return true;
        }
        replaceOldest(bucket, begin + used, posting, middle, ofKey == MOST_OF_A_KEY);
        return false;
    }

    private void replaceOldest(int bucket, int end, int posting, byte middle, boolean ofKeyOnly) {
        int[] page = pages[bucket / PAGE];
        byte[] middlePage = middles[bucket / PAGE];
        int oldest = -1;
        for (int i = begin(bucket); i < end; i++) {
            boolean counts = !ofKeyOnly || isOfKey(page, middlePage, i, posting, middle);
            if (counts && (oldest < 0 || shelf.isOlder(place(page[i]), place(page[oldest])))) {
                oldest = i;
            }
        }
        if (shelf.isOlder(place(page[oldest]), place(posting))) {
            page[oldest] = posting;
            middlePage[oldest] = middle;
        }
    }

    private static boolean isOfKey(int[] page, byte[] middlePage, int at, int posting, byte middle) {
        return ((page[at] ^ posting) & ~PLACE) == 0 && middlePage[at] == middle;
    }

    private void splitNext() {
        int bucket = split;
        int twin = (1 << level) + split;
        ensurePage(twin);
        int[] page = pages[bucket / PAGE];
        byte[] middlePage = middles[bucket / PAGE];
        int begin = begin(bucket);
        int stays = begin;
        for (int i = begin; i < begin + BUCKET && page[i] != 0; i++) {
            int posting = page[i];
            byte middle = middlePage[i];
            page[i] = 0;
            if ((upper(posting, middle) >>> level & 1) == 0) {
                page[stays] = posting;
                middlePage[stays++] = middle;
            } else {
                put(twin, posting, middle);
            }
        }
        split++;
        if (split == 1 << level) {
            level++;
            split = 0;
        }
    }

    private void ensurePage(int bucket) {
        int number = bucket / PAGE;
        if (number >= pages.length) {
            int length = number + 1 + number / 2;
            pages = Arrays.copyOf(pages, length);
            middles = Arrays.copyOf(middles, length);
        }
        if (pages[number] == null) {
            pages[number] = new int[PAGE * BUCKET];
            middles[number] = new byte[PAGE * BUCKET];
        }
    }

    private static void take(int[] page, byte[] middlePage, int begin, int at) {
        int last = at;
        while (last + 1 < begin + BUCKET && page[last + 1] != 0) {
            last++;
        }
        page[at] = page[last];
        middlePage[at] = middlePage[last];
        page[last] = 0;
    }

    private int bucket(int key) {
        int bucket = key & ((1 << level) - 1);
        return bucket < split ? key & ((2 << level) - 1) : bucket;
    }

    private static int begin(int bucket) {
        return bucket % PAGE * BUCKET;
    }

    /// Never 0, which is an empty place.
    private static int posting(int key, int place) {
        return (key & ~PLACE) | (place + 1);
    }

    private static int place(int posting) {
        return (posting & PLACE) - 1;
    }

    private static byte middle(int key) {
        return (byte) (key >>> MIDDLE_BITS);
    }

    /// What is known of the key; the bits below are 0.
    private static int upper(int posting, byte middle) {
        return (posting & ~PLACE) | (middle & 0xFF) << MIDDLE_BITS;
    }
}
