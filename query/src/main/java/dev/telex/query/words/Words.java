package dev.telex.query.words;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/// The words of a text, by the word boundaries of Unicode (UAX #29), as Lucene's StandardTokenizer and with
/// it Elasticsearch find them; without a possessive 's at the end.
///
/// Text of Latin, Greek and Cyrillic letters, digits and usual punctuation is split here, several times as
/// fast; a text with anything else in it goes to Lucene's own tokenizer as a whole. So both always say the
/// same.
///
/// Reused from text to text, by one thread at a time.
public final class Words {
    /// Lucene cuts longer words.
    private static final int MAX_WORD = 255;

    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte JOINER = 3;
    /// Joins letters: a colon.
    private static final byte MID_LETTER = 4;
    /// Joins digits: a comma.
    private static final byte MID_DIGIT = 5;
    /// Joins letters, and joins digits: a full stop, an apostrophe.
    private static final byte MID_BOTH = 6;
    /// Anything whose rules are only Lucene's to know.
    private static final byte FOREIGN = 7;

    private static final byte[] KINDS = kinds();

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;
    private char[] text = new char[0];
    private @Nullable StandardTokenizer tokenizer;

    /// Replaces what was read before.
    public void read(String text) {
        size = 0;
        int length = text.length();
        if (this.text.length < length) {
            this.text = new char[length];
        }
        text.getChars(0, length, this.text, 0);
        if (!readSimple(this.text, length)) {
            size = 0;
            readForeign(text);
        }
    }

    /// What was read, and behind it what is left over from before.
    public char[] text() {
        return text;
    }

    public int size() {
        return size;
    }

    /// First character of a word, in UTF-16 units.
    public int start(int word) {
        return starts[word];
    }

    /// One past the last character.
    public int end(int word) {
        return ends[word];
    }

    /// @return false where the text holds what only Lucene knows
    private boolean readSimple(char[] text, int length) {
        int start = -1;
        byte last = OTHER;
        boolean wordly = false;
        for (int i = 0; i < length; i++) {
            byte kind = kind(text[i]);
            if (kind == FOREIGN) {
                return false;
            }
            if (kind == LETTER || kind == DIGIT || kind == JOINER) {
                if (start < 0) {
                    start = i;
                    wordly = false;
                }
                wordly |= kind != JOINER;
                last = kind;
            } else if (start >= 0 && !joins(last, kind, i + 1 < length ? kind(text[i + 1]) : OTHER)) {
                if (i - start > MAX_WORD) {
                    return false;
                }
                add(start, i, wordly);
                start = -1;
            }
        }
        if (start >= 0) {
            if (length - start > MAX_WORD) {
                return false;
            }
            add(start, length, wordly);
        }
        return true;
    }

    /// Whether punctuation between two characters is inside a word.
    private static boolean joins(byte before, byte kind, byte after) {
        return switch (kind) {
            case MID_LETTER -> before == LETTER && after == LETTER;
            case MID_DIGIT -> before == DIGIT && after == DIGIT;
            case MID_BOTH -> before == after && (before == LETTER || before == DIGIT);
            default -> false;
        };
    }

    private static byte kind(char c) {
        return c < KINDS.length ? KINDS[c] : FOREIGN;
    }

    private void add(int start, int end, boolean wordly) {
        if (!wordly) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = isPossessive(start, end) ? end - 2 : end;
    }

    private boolean isPossessive(int start, int end) {
        if (end - start < 3 || (text[end - 1] | 0x20) != 's') {
            return false;
        }
        char apostrophe = text[end - 2];
        return apostrophe == '\'' || apostrophe == '\u2019';
    }

    private void readForeign(String text) {
        try {
            StandardTokenizer lucene = tokenizer();
            lucene.setReader(new StringReader(text));
            OffsetAttribute offset = lucene.getAttribute(OffsetAttribute.class);
            lucene.reset();
            while (lucene.incrementToken()) {
                add(offset.startOffset(), offset.endOffset(), true);
            }
            lucene.end();
            lucene.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StandardTokenizer tokenizer() {
        if (tokenizer == null) {
            tokenizer = new StandardTokenizer();
            tokenizer.addAttribute(OffsetAttribute.class);
        }
        return tokenizer;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[0x2040];
        Arrays.fill(kinds, FOREIGN);
        Arrays.fill(kinds, 0, 0x80, OTHER);
        Arrays.fill(kinds, 0xA0, 0xC0, OTHER);
        Arrays.fill(kinds, 0x2010, 0x2028, OTHER);
        Arrays.fill(kinds, 0x2030, 0x203C, OTHER);
        for (char c = 0; c < 0x530; c++) {
            if (Character.isLetter(c) && (c < 0x250 || c >= 0x370)) {
                kinds[c] = LETTER;
            }
        }
        Arrays.fill(kinds, '0', '9' + 1, DIGIT);
        kinds['_'] = JOINER;
        kinds['\''] = MID_BOTH;
        kinds['.'] = MID_BOTH;
        kinds[0x2018] = MID_BOTH;
        kinds[0x2019] = MID_BOTH;
        kinds[0x2024] = MID_BOTH;
        kinds[':'] = MID_LETTER;
        kinds[0xB7] = MID_LETTER;
        kinds[0x2027] = MID_LETTER;
        kinds[','] = MID_DIGIT;
        kinds[';'] = MID_DIGIT;
        kinds[0xAD] = FOREIGN; // the soft hyphen, which is part of the word around it
        return kinds;
    }
}
