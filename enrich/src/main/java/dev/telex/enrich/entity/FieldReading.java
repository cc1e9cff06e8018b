package dev.telex.enrich.entity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A title or text with the names of the dictionary in it, leftmost longest.
///
/// @param shouting written in capitals throughout
record FieldReading(@Nullable String field, Tokens tokens, boolean shouting, List<Sighting> sightings) {

    static FieldReading of(Gazetteer gazetteer, @Nullable String field, String text) {
        Tokens tokens = Tokens.of(text);
        List<long[]> found = new ArrayList<>();
        var named = new BitSet(tokens.size);
        for (int i = 0; i < tokens.size; i++) {
            long match = tokens.shape[i] == Tokens.LOWER ? TokenTrie.NONE : gazetteer.longest(tokens, i);
            if (match != TokenTrie.NONE) {
                int last = (int) (match >> 32);
                found.add(new long[] {i, last, (int) match});
                named.set(i, last + 1);
                i = last;
            }
        }
        var surroundings = new Surroundings(tokens, named, field == null);
        var reading = new FieldReading(field, tokens, surroundings.isShouting(), new ArrayList<>(found.size()));
        for (long[] match : found) {
            Name name = gazetteer.name((int) match[2]);
            int first = (int) match[0];
            int last = (int) match[1];
            if (name.bearers().isEmpty() || isTicker(tokens, first, last)) {
                continue;
            }
            reading.sightings.add(new Sighting(reading, first, last, name, surroundings.standing(first, last, name)));
        }
        return reading;
    }

    /// A stock exchange code: "Union Carbide Corp <UK>".
    private static boolean isTicker(Tokens tokens, int first, int last) {
        int before = tokens.start[first] - 1;
        return before >= 0 && tokens.text.charAt(before) == '<' && tokens.text.startsWith(">", tokens.end[last]);
    }
}
