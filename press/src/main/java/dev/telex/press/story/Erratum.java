package dev.telex.press.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An error of a first edition, and the note of the correction that mends it.
///
/// @param mistaken the facts as first told
record Erratum(Map<String, Fact> mistaken, String note) {

    static Erratum none(Map<String, Fact> facts) {
        return new Erratum(facts, "");
    }

    /// One of the kind's corrigible facts that this text really tells. A text that tells none of them has nothing
    /// to get wrong but its desk's own work.
    static Erratum find(Text text, Kind kind, Map<String, Fact> facts, Dice dice) {
        List<String> corrigible = new ArrayList<>(kind.corrigible());
        Collections.shuffle(corrigible, new Random(dice.fork("erratum").nextLong()));
        List<String> right = text.paragraphs(facts);
        for (String line : corrigible) {
            String[] factAndName = line.split(" ", 2);
            if (facts.get(factAndName[0]) instanceof Fact.Amount amount) {
                Map<String, Fact> mistaken = new HashMap<>(facts);
                mistaken.put(factAndName[0], amount.mistaken());
                int paragraph = firstDifference(right, text.paragraphs(mistaken));
                if (paragraph >= 0) {
                    return new Erratum(mistaken, note(factAndName[1], amount, paragraph));
                }
            }
        }
        return new Erratum(facts, "Corrects a dropped word in the last paragraph");
    }

    private static String note(String name, Fact.Amount amount, int paragraph) {
        return "Corrects " + name + " to " + amount.written() + ", not "
                + amount.mistaken().written() + ", in paragraph " + (paragraph + 1);
    }

    private static int firstDifference(List<String> right, List<String> wrong) {
        for (int i = 0; i < right.size(); i++) {
            if (!right.get(i).equals(wrong.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
