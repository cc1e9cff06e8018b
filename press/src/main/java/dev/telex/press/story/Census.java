package dev.telex.press.story;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names people bear in each region, from `names.txt`: given names of women and of men, and family names.
final class Census {
    private record Names(List<String> women, List<String> men, List<String> families) {}

    private final Map<String, Names> regions = new HashMap<>();

    static Census ofResources() {
        Census census = new Census();
        List<String> rows = Resources.rows("names.txt");
        for (int i = 0; i + 3 < rows.size(); i += 4) {
            census.regions.put(
                    rows.get(i).strip(),
                    new Names(words(rows.get(i + 1)), words(rows.get(i + 2)), words(rows.get(i + 3))));
        }
        return census;
    }

    Fact.Person person(String region, String title, Dice dice) {
        Names names = regions.get(region);
        if (names == null) {
            throw new IllegalStateException("grammar: no names for region " + region + " in names.txt");
        }
        boolean woman = dice.chance(0.45);
        String given = dice.pick(woman ? names.women : names.men);
        return new Fact.Person(given, dice.pick(names.families), woman, title);
    }

    private static List<String> words(String row) {
        return Arrays.stream(row.substring(row.indexOf(':') + 1).split(",", -1))
                .map(String::strip)
                .toList();
    }
}
