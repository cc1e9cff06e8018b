package dev.telex.enrich.watch;

import dev.telex.query.words.WordForms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words that the watches name, each once, as ints from 1 on.
///
/// A word is a text on a shelf: the shelf says in which field it is looked for, and whether in any form,
/// exactly, or as a pattern. Words of prose in any form are also found by what the forms have in common in a
/// language; that is worked out for a language when its first article comes.
final class Dictionary {
    static final int NONE = 0;

    private final IntArena arena;
    private final LongTable ids = new LongTable();
    private final Map<String, FormIndex> languages = new HashMap<>();
    private final PatternIndex patterns = new PatternIndex(this);

    private int[] shelves = new int[1024];
    private int[] texts = new int[1024];
    private int[] references = new int[1024];
    private long[] spellings = new long[1024];
    private int[] free = new int[16];
    private int freed;
    private int size = 1;
    private int version;

    Dictionary(IntArena arena) {
        this.arena = arena;
    }

    /// Rises whenever a word comes or goes.
    int version() {
        return version;
    }

    /// One more than the highest word.
    int bound() {
        return size;
    }

    int shelf(int word) {
        return shelves[word];
    }

    /// Takes a word for one more who needs it.
    int take(int shelf, String text) {
        long key = Hash.of(shelf, text);
        int word = ids.get(key);
        if (word == NONE) {
            word = add(shelf, text, key);
        } else if (shelves[word] != shelf || !isText(word, text)) {
            throw new IllegalStateException("%s and %s have one hash".formatted(text, text(word)));
        }
        references[word]++;
        return word;
    }

    /// @return whether nobody needs the word any more, and it is gone
    boolean give(int word) {
        if (--references[word] > 0) {
            return false;
        }
        String text = text(word);
        ids.remove(Hash.of(shelves[word], text));
        if (shelves[word] == Shelves.PROSE) {
            languages.values().forEach(language -> language.remove(word, text));
        } else if (Shelves.isPattern(shelves[word])) {
            patterns.remove(word, text);
        }
        arena.give(texts[word], slice(text.length()));
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed * 2);
        }
        free[freed++] = word;
        version++;
        return true;
    }

    /// The word that this is, word for word; 0: none.
    int find(long key) {
        return ids.get(key);
    }

    PatternIndex patterns() {
        return patterns;
    }

    /// Null where no article of the language came yet: [#learn] it first.
    @Nullable
    FormIndex forms(WordForms forms) {
        return languages.get(forms.language());
    }

    /// Looks at each word there is: takes a microsecond for each.
    void learn(WordForms forms) {
        FormIndex index = new FormIndex(forms);
        for (int word = 1; word < size; word++) {
            if (references[word] > 0 && shelves[word] == Shelves.PROSE) {
                index.add(word, text(word));
            }
        }
        languages.put(forms.language(), index);
        version++;
    }

    /// A hash of how a word is spelt, whatever its shelf and its capitals.
    long spelling(int word) {
        return spellings[word];
    }

    static long spelling(String text) {
        return Hash.of(0, text.toLowerCase(Locale.ROOT));
    }

    String text(int word) {
        int[] page = arena.page(texts[word]);
        int at = IntArena.offset(texts[word]);
        char[] characters = new char[page[at]];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) (page[at + 1 + i / 2] >>> ((i & 1) * 16));
        }
        return new String(characters);
    }

    private boolean isText(int word, String text) {
        int[] page = arena.page(texts[word]);
        int at = IntArena.offset(texts[word]);
        if (page[at] != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((char) (page[at + 1 + i / 2] >>> ((i & 1) * 16)) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int add(int shelf, String text, long key) {
        int word = freed > 0 ? free[--freed] : size++;
        if (word >= texts.length) {
            int length = word + word / 2;
            shelves = Arrays.copyOf(shelves, length);
            texts = Arrays.copyOf(texts, length);
            references = Arrays.copyOf(references, length);
            spellings = Arrays.copyOf(spellings, length);
        }
        shelves[word] = shelf;
        references[word] = 0;
        spellings[word] = spelling(text);
        texts[word] = store(text);
        ids.put(key, word);
        if (shelf == Shelves.PROSE) {
            languages.values().forEach(language -> language.add(word, text));
        } else if (Shelves.isPattern(shelf)) {
            patterns.add(word, text);
        }
        version++;
        return word;
    }

    /// Its length, and then two characters in each int.
    private int store(String text) {
        int address = arena.take(slice(text.length()));
        int[] page = arena.page(address);
        int at = IntArena.offset(address);
        Arrays.fill(page, at, at + slice(text.length()), 0);
        page[at] = text.length();
        for (int i = 0; i < text.length(); i++) {
            page[at + 1 + i / 2] |= text.charAt(i) << ((i & 1) * 16);
        }
        return address;
    }

    private static int slice(int length) {
        return 1 + (length + 1) / 2;
    }
}
