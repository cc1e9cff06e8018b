package dev.telex.enrich.watch;

import dev.telex.query.words.WordForms;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which words of the watches a word of an article is: remembered for each that came, until the watches'
/// words change.
///
/// An open table from the hash of a word as written to a run of ints: how many words, and these. A slot holds 40
/// bits of the hash and 24 of the run's place, its own place another 17 bits of the hash. When the table is half full
/// it begins anew.
final class Readings {
    private static final int BITS = 17;
    private static final int SLOTS = 1 << BITS;
    private static final int MOST = SLOTS / 2;
    private static final int RUN_BITS = 24;
    private static final int RUN = (1 << RUN_BITS) - 1;

    private final Dictionary dictionary;
    private final long[] slots = new long[SLOTS];
    private int[] runs = new int[1 << 12];
    private int top;
    private int count;
    private int version = -1;
    private long seed;
    private @Nullable FormIndex forms;

    Readings(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// Prepares for an article; no run of an earlier one is valid any more.
    void begin(WordForms language) {
        if (version != dictionary.version() || count > MOST / 4 * 3 || top > RUN / 2) {
            Arrays.fill(slots, 0);
            top = 1;
            count = 0;
        }
        version = dictionary.version();
        forms = dictionary.forms(language);
        seed = (long) language.language().hashCode() << Byte.SIZE;
    }

    /// Where the run of a word begins in [#runs].
    int of(int shelf, char[] text, int start, int end) {
        long key = Hash.of(seed | shelf, text, start, end);
        int slot = (int) key & SLOTS - 1;
        while (slots[slot] != 0) {
            if ((slots[slot] ^ key) >>> RUN_BITS == 0) {
                return (int) slots[slot] & RUN;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        int run = read(shelf, new String(text, start, end - start));
        if (count < MOST && run <= RUN) {
            slots[slot] = key >>> RUN_BITS << RUN_BITS | run;
            count++;
        }
        return run;
    }

    /// At a run: how many words, and then these.
    int[] runs() {
        return runs;
    }

    private int read(int shelf, String word) {
        int run = top;
        append(0);
        String plain = WordForms.PLAIN.form(word);
        if (shelf == Shelves.PROSE) {
            FormIndex forms = Objects.requireNonNull(this.forms);
            for (int found = forms.first(word); found != Dictionary.NONE; found = forms.next(found)) {
                append(found);
            }
        } else {
            appendFound(dictionary.find(Hash.of(shelf, plain)));
        }
        int exact = Shelves.exactOf(shelf);
        appendFound(dictionary.find(Hash.of(exact, word)));
        PatternIndex patterns = dictionary.patterns();
        patterns.find(Shelves.patterns(shelf), plain, pattern -> appendOnce(run, pattern));
        patterns.find(Shelves.patterns(exact), word, pattern -> appendOnce(run, pattern));
        runs[run] = top - run - 1;
        return run;
    }

    private void appendFound(int word) {
        if (word != Dictionary.NONE) {
            append(word);
        }
    }

    private void appendOnce(int run, int word) {
        for (int i = run + 1; i < top; i++) {
            if (runs[i] == word) {
                return;
            }
        }
        append(word);
    }

    private void append(int value) {
        if (top == runs.length) {
            runs = Arrays.copyOf(runs, top * 2);
        }
        runs[top++] = value;
    }
}
