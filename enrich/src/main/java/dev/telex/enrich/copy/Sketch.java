package dev.telex.enrich.copy;

import java.nio.ByteBuffer;

/// An article as it is kept, in memory and in the store alike: bytes, because a million of them have to fit.
///
/// Version (1 byte), flags (1), score in percent (1), seen in ms (8), number of words (1), words (2 each: 15
/// bits of the word, and one that says whether the gram beginning there was counted in [CommonPhrases]), then
/// texts ([PackedText]): id, publisher, and for a copy its group and, where it is another, the article it is a
/// copy of.
final class Sketch {
    static final byte VERSION = 1;
    static final char COUNTED = 0x8000;

    private static final int FLAGS = 1;
    private static final int PERCENT = 2;
    private static final int SEEN = 3;
    private static final int LENGTH = 11;
    private static final int WORDS = 12;

    private static final int COPY = 1;
    private static final int OF_ANOTHER = 2;
    private static final int SAME_PUBLISHER = 4;
    private static final int SEEN_BEFORE = 8;

    private Sketch() {}

    /// @param words what [Trace] made, with [#COUNTED] where it applies
    static byte[] of(CopyDecision decision, String publisher, long seen, char[] words, int length) {
        byte[] id = PackedText.pack(decision.id());
        byte[] by = PackedText.pack(publisher);
        byte[] group = {};
        byte[] of = {};
        int flags = 0;
        int percent = 0;
        if (decision instanceof CopyDecision.Copy copy) {
            group = PackedText.pack(copy.group());
            of = copy.of().equals(copy.group()) ? of : PackedText.pack(copy.of());
            flags = flags(copy, of.length > 0);
            percent = copy.percent();
        }
        var out = ByteBuffer.allocate(WORDS + 2 * length + id.length + by.length + group.length + of.length);
        out.put(VERSION).put((byte) flags).put((byte) percent).putLong(seen).put((byte) length);
        for (int i = 0; i < length; i++) {
            out.putChar(words[i]);
        }
        return out.put(id).put(by).put(group).put(of).array();
    }

    private static int flags(CopyDecision.Copy copy, boolean ofAnother) {
        return COPY
                | (ofAnother ? OF_ANOTHER : 0)
                | (copy.samePublisher() ? SAME_PUBLISHER : 0)
                | (copy.seenBefore() ? SEEN_BEFORE : 0);
    }

    static long seen(byte[] sketch) {
        return ByteBuffer.wrap(sketch).getLong(SEEN);
    }

    static int length(byte[] sketch) {
        return sketch[LENGTH] & 0xFF;
    }

    static int word(byte[] sketch, int index) {
        int at = WORDS + 2 * index;
        return (sketch[at] & 0x7F) << 8 | (sketch[at + 1] & 0xFF);
    }

    static boolean hasWords(byte[] sketch, char[] words, int length) {
        if (length(sketch) != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word(sketch, i) != words[i]) {
                return false;
            }
        }
        return true;
    }

    /// How many grams its words make.
    static int grams(byte[] sketch) {
        return Math.max(0, length(sketch) - Grams.WORDS + 1);
    }

    static int gram(byte[] sketch, int index) {
        return Hash.of(word(sketch, index), word(sketch, index + 1), word(sketch, index + 2));
    }

    static boolean isCounted(byte[] sketch, int index) {
        return sketch[WORDS + 2 * index] < 0;
    }

    static String id(byte[] sketch) {
        return PackedText.unpack(sketch, texts(sketch));
    }

    static String publisher(byte[] sketch) {
        return PackedText.unpack(sketch, PackedText.after(sketch, texts(sketch)));
    }

    /// As it was made when the article came.
    static CopyDecision decision(byte[] sketch) {
        int flags = sketch[FLAGS];
        String id = id(sketch);
        if ((flags & COPY) == 0) {
            return new CopyDecision.Original(id);
        }
        int at = PackedText.after(sketch, PackedText.after(sketch, texts(sketch)));
        String group = PackedText.unpack(sketch, at);
        String of = (flags & OF_ANOTHER) == 0 ? group : PackedText.unpack(sketch, PackedText.after(sketch, at));
        return new CopyDecision.Copy(
                id, group, of, sketch[PERCENT], (flags & SAME_PUBLISHER) != 0, (flags & SEEN_BEFORE) != 0);
    }

    /// The order of articles: by the time they were seen, and where it is the same, by id.
    static int compare(byte[] one, byte[] other) {
        int bySeen = Long.compare(seen(one), seen(other));
        return bySeen != 0 ? bySeen : id(one).compareTo(id(other));
    }

    /// @throws IllegalArgumentException where this is no sketch, or one of a version that is not known here
    static void check(byte[] sketch) {
        if (sketch.length < WORDS || sketch[0] != VERSION || sketch.length < texts(sketch)) {
            throw new IllegalArgumentException("a sketch of %d bytes that begins with %s: expected version %d"
                            .formatted(sketch.length, sketch.length == 0 ? "nothing" : sketch[0], VERSION)
                    + "; clear the store and let it be filled again");
        }
    }

    private static int texts(byte[] sketch) {
        return WORDS + 2 * length(sketch);
    }
}
