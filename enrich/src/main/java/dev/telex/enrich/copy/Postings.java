package dev.telex.enrich.copy;

import java.util.Arrays;

/// From a key to the articles that have it, four bytes a posting: eight bits of the key and the article's
/// place.
///
/// Buckets of sixteen, split one at a time as postings become more, so that no article waits for a table to be
/// copied (linear hashing: Litwin, 1980). Which half a posting goes to is looked up in the article's own
/// sketch; if two of its grams agree in the bits that are known, it may be the wrong half, where it does no
/// harm: what is found is compared. Of one key the [#MOST_OF_A_KEY] latest articles are kept: what more
/// articles share is boilerplate, or copies of one text, of which some are enough. Where a bucket is full its
/// oldest goes; at an average of seven that happens to one posting in five hundred.
final class Postings {
    static final int MOST_OF_A_KEY = 6;
    static final int BUCKET = 16;

    private static final int AVERAGE = 7;
    private static final int PAGE = 1 << 10;
    private static final int PLACE = 0xFFFFFF;

    private final Shelf shelf;
    private int[][] pages = {new int[PAGE * BUCKET]};
    private int level = Integer.numberOfTrailingZeros(PAGE);
    private int split;
    private long size;

    Postings(Shelf shelf) {
        this.shelf = shelf;
    }

    /// Makes room at once for what is known to come, so that nothing has to be split for it. To be called while
    /// there is nothing here.
    void expect(long postings) {
        int buckets = (int) Math.max(PAGE, postings / AVERAGE);
        level = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(buckets);
        split = buckets - (1 << level);
        pages = new int[(buckets + PAGE - 1) / PAGE][PAGE * BUCKET];
    }

    void add(int key, int place) {
        int posting = posting(key, place);
        if (put(bucket(key), posting)) {
            size++;
        }
        if (size > (long) AVERAGE * ((1 << level) + split)) {
            splitNext();
        }
    }

    void remove(int key, int place) {
        int posting = posting(key, place);
        int bucket = bucket(key);
        int[] page = page(bucket);
        int begin = begin(bucket);
        for (int i = begin; i < begin + BUCKET && page[i] != 0; i++) {
            if (page[i] == posting) {
                take(page, begin, i);
                size--;
                return;
            }
        }
    }

    /// Writes the places of articles that have the key, and few others, and returns how many.
    int find(int key, int[] places) {
        int bucket = bucket(key);
        int[] page = page(bucket);
        int begin = begin(bucket);
        int tag = key & ~PLACE;
        int found = 0;
        for (int i = begin; i < begin + BUCKET && page[i] != 0; i++) {
            if ((page[i] & ~PLACE) == tag) {
                places[found++] = place(page[i]);
            }
        }
        return found;
    }

    /// Whether a place was taken that had been empty.
    private boolean put(int bucket, int posting) {
        int[] page = page(bucket);
        int begin = begin(bucket);
        int ofKey = 0;
        int used = 0;
        while (used < BUCKET && page[begin + used] != 0) {
            int at = begin + used++;
            if (page[at] == posting) {
                return false;
            }
            if ((page[at] & ~PLACE) == (posting & ~PLACE)) {
                ofKey++;
            }
        }
        if (ofKey == MOST_OF_A_KEY || used == BUCKET) {
            replaceOldest(page, begin, begin + used, posting, ofKey == MOST_OF_A_KEY);
            return false;
        }
        page[begin + used] = posting;
        return true;
    }

    private void replaceOldest(int[] page, int begin, int end, int posting, boolean ofKeyOnly) {
        int oldest = -1;
        for (int i = begin; i < end; i++) {
            boolean counts = !ofKeyOnly || (page[i] & ~PLACE) == (posting & ~PLACE);
            if (counts && (oldest < 0 || shelf.isOlder(place(page[i]), place(page[oldest])))) {
                oldest = i;
            }
        }
        if (shelf.isOlder(place(page[oldest]), place(posting))) {
            page[oldest] = posting;
        }
    }

    private void splitNext() {
        int bucket = split;
        int twin = (1 << level) + split;
        ensurePage(twin);
        int[] page = page(bucket);
        int begin = begin(bucket);
        int mask = (2 << level) - 1;
        int[] old = Arrays.copyOfRange(page, begin, begin + BUCKET);
        Arrays.fill(page, begin, begin + BUCKET, 0);
        split++;
        if (split == 1 << level) {
            level++;
            split = 0;
        }
        for (int posting : old) {
            if (posting != 0 && !putBack(posting, bucket, mask >>> 1, mask)) {
                size--;
            }
        }
    }

    private boolean putBack(int posting, int bucket, int narrow, int wide) {
        long key = shelf.keyOf(place(posting), bucket, narrow, posting & ~PLACE, ~PLACE);
        return key != Shelf.NONE && put((int) key & wide, posting);
    }

    private void ensurePage(int bucket) {
        int number = bucket / PAGE;
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length + pages.length / 2));
        }
        if (pages[number] == null) {
            pages[number] = new int[PAGE * BUCKET];
        }
    }

    private static void take(int[] page, int begin, int at) {
        int last = at;
        while (last + 1 < begin + BUCKET && page[last + 1] != 0) {
            last++;
        }
        page[at] = page[last];
        page[last] = 0;
    }

    private int bucket(int key) {
        int bucket = key & ((1 << level) - 1);
        return bucket < split ? key & ((2 << level) - 1) : bucket;
    }

    private int[] page(int bucket) {
        return pages[bucket / PAGE];
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
}
