package dev.telex.enrich.entity;

import dev.telex.enrich.entity.Candidate.Source;
import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds again what an article named before: the tagger sees a sentence, a reader remembers.
///
/// A name is found wherever the same words stand, and a person's surname wherever it stands alone.
final class Repetition {
    /// What is doubtful where it was found is not repeated.
    private static final double SURE = 0.6;

    private final TokenTrie trie = new TokenTrie();
    private final List<Candidate> originals = new ArrayList<>();

    private Repetition() {}

    /// @param names those of the title first
    /// @return the same names and those that were missed
    static List<Candidate> of(List<Candidate> names, FieldReading title, FieldReading text) {
        var repetition = new Repetition();
        names.forEach(repetition::learn);
        if (repetition.originals.isEmpty()) {
            return names;
        }
        List<Candidate> all = new ArrayList<>(repetition.in(title, names));
        all.addAll(repetition.in(text, names));
        return all;
    }

    private void learn(Candidate name) {
        if (name.source() != Source.TAGGER || name.confidence() < SURE) {
            return;
        }
        add(name.text(), name);
        if (name.type() == EntityType.PER && !name.isOneWord()) {
            add(name.field().tokens().text(name.last()), name);
        }
    }

    private void add(String words, Candidate name) {
        if (trie.add(words, originals.size()) == originals.size()) {
            originals.add(name);
        }
    }

    private List<Candidate> in(FieldReading field, List<Candidate> names) {
        List<Candidate> found = new ArrayList<>();
        for (Candidate name : names) {
            if (name.field().isSame(field)) {
                found.add(name);
            }
        }
        FieldWords tokens = field.tokens();
        for (int i = 0; i < tokens.size; i++) {
            long match = tokens.shape[i] == FieldWords.LOWER ? TokenTrie.NONE : trie.longest(tokens, i);
            if (match != TokenTrie.NONE) {
                int last = (int) (match >> 32);
                Candidate repeated = repeated(field, i, last, originals.get((int) match));
                if (repeated != null) {
                    found.add(repeated);
                }
                i = last;
            }
        }
        return NameReading.chosen(field, found);
    }

    private static @Nullable Candidate repeated(FieldReading field, int first, int last, Candidate original) {
        FieldWords tokens = field.tokens();
        // Part of a longer name that is not known: "Bush Street".
        boolean alone = first == last
                && (isName(tokens, last + 1, tokens.gapAfter(last)) || isName(tokens, first - 1, tokens.gap[first]));
        return alone && !field.shouting()
                ? null
                : Candidate.plain(field, first, last, original.type(), Confidence.SUPPORTED, Source.REPEATED);
    }

    private static boolean isName(FieldWords tokens, int token, byte gap) {
        return gap == FieldWords.SPACE
                && token >= 0
                && token < tokens.size
                && tokens.shape[token] == FieldWords.TITLE
                && !NameWords.TITLES.contains(tokens.text(token));
    }
}
