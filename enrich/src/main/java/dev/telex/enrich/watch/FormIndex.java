package dev.telex.enrich.watch;

import dev.telex.query.words.WordForms;
import java.util.Arrays;

/// The words of prose by what their forms have in common in one language: chains of words.
final class FormIndex {
    private final WordForms forms;
    private final LongTable heads = new LongTable();
    private int[] next = new int[1024];

    FormIndex(WordForms forms) {
        this.forms = forms;
    }

    /// The first word of which this is a form; 0: none.
    int first(String text) {
        return heads.get(key(text));
    }

    /// The next one; 0: no more.
    int next(int word) {
        return next[word];
    }

    void add(int word, String text) {
        if (word >= next.length) {
            next = Arrays.copyOf(next, word + word / 2);
        }
        long key = key(text);
        next[word] = heads.get(key);
        heads.put(key, word);
    }

    void remove(int word, String text) {
        long key = key(text);
        int first = heads.get(key);
        if (first != word) {
            int before = first;
            while (next[before] != word) {
                before = next[before];
            }
            next[before] = next[word];
        } else if (next[word] == Dictionary.NONE) {
            heads.remove(key);
        } else {
            heads.put(key, next[word]);
        }
    }

    private long key(String text) {
        return Hash.of(0, forms.form(text));
    }
}
