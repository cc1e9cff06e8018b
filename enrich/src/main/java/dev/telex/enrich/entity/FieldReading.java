package dev.telex.enrich.entity;

import dev.telex.enrich.tagger.NameTagger.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A title or text with the names of the dictionary in it, leftmost longest.
///
/// @param tagged   what the tagger found, in order
/// @param shouting written in capitals throughout
/// @param dateline how many words are in the dateline that opens it
record FieldReading(
        @Nullable String field,
        FieldWords tokens,
        List<Span> tagged,
        boolean shouting,
        int dateline,
        List<Sighting> sightings) {

    static FieldReading of(Gazetteer gazetteer, @Nullable String field, String text, List<Span> tagged) {
        FieldWords tokens = FieldWords.of(text);
        List<Found> found = find(gazetteer, tokens);
        var named = new BitSet(tokens.size);
        for (Found name : found) {
            // What is the name of a town is more often that of a person.
            if (name.name.bearers().isEmpty() || !name.name.isWeak()) {
                named.set(name.first, name.last + 1);
            }
        }
        var surroundings = new Surroundings(tokens, named, field == null);
        var reading = new FieldReading(
                field,
                tokens,
                tagged,
                surroundings.isShouting(),
                surroundings.dateline(),
                new ArrayList<>(found.size()));
        for (Found name : found) {
            if (!name.name.bearers().isEmpty() && !isTicker(tokens, name.first, name.last)) {
                reading.sightings.add(name.sighting(reading, surroundings));
            }
        }
        return reading;
    }

    /// Whether both are the title, or both the text: of one article.
    boolean isSame(FieldReading other) {
        return Objects.equals(field, other.field);
    }

    private record Found(int first, int last, Name name) {
        Sighting sighting(FieldReading reading, Surroundings surroundings) {
            FieldWords tokens = reading.tokens;
            Evidence evidence = Evidence.of(reading.tagged, tokens.start[first], tokens.end[last]);
            return new Sighting(reading, first, last, name, surroundings.standing(first, last, name), evidence);
        }
    }

    private static List<Found> find(Gazetteer gazetteer, FieldWords tokens) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < tokens.size; i++) {
            if (tokens.shape[i] == FieldWords.LOWER) {
                continue;
            }
            boolean behindComma = i > 0 && tokens.isComma(i);
            long match = behindComma ? gazetteer.abbreviation(tokens, i) : TokenTrie.NONE;
            Name name = match == TokenTrie.NONE ? null : gazetteer.abbreviated((int) match);
            if (name == null) {
                match = gazetteer.longest(tokens, i);
                name = match == TokenTrie.NONE ? null : gazetteer.name((int) match);
            }
            if (name != null) {
                int last = (int) (match >> 32);
                found.add(new Found(i, last, name));
                i = last;
            }
        }
        return found;
    }

    /// A stock exchange code: "Union Carbide Corp <UK>".
    private static boolean isTicker(FieldWords tokens, int first, int last) {
        int before = tokens.start[first] - 1;
        return before >= 0 && tokens.text.charAt(before) == '<' && tokens.text.startsWith(">", tokens.end[last]);
    }
}
