package dev.telex.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearnessTest {
    private static final List<String> WORDS = List.of("alpha", "beta", "gamma");

    @Test
    void findsWordsNearEachOtherAsTryingAllPositionsDoes() {
        Random random = new Random(3);
        Matcher matcher = new Matcher();
        int found = 0;
        for (int i = 0; i < 3_000; i++) {
            List<List<String>> places = IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(_ -> any(random, 1 + random.nextInt(2)))
                    .toList();
            List<String> text = any(random, random.nextInt(9));
            int slop = random.nextInt(6);
            String query = places.stream()
                    .map(place -> place.size() == 1 ? place.getFirst() : "(" + String.join(" OR ", place) + ")")
                    .collect(Collectors.joining(" ", "\"", "\"~" + slop));
            matcher.put("watch", query);

            boolean expected = isNear(places, text, slop, 0, new int[places.size()]);

            assertThat(matcher.match(Articles.of("", String.join(" ", text))))
                    .as("%s in %s", query, text)
                    .hasSize(expected ? 1 : 0);
            found += expected ? 1 : 0;
        }
        assertThat(found).isBetween(500, 2_500);
    }

    @Test
    void findsWhatLuceneMisses() {
        Matcher matcher = new Matcher();
        matcher.put("watch", "\"(interest OR quake) quak*\"~4");

        assertThat(matcher.match(Articles.of("", "mines quake interest"))).hasSize(1);
        assertThat(matcher.match(Articles.of("", "mines quake"))).isEmpty();
    }

    private static List<String> any(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .toList();
    }

    private static boolean isNear(List<List<String>> places, List<String> text, int slop, int place, int[] chosen) {
        if (place == places.size()) {
            int least = IntStream.range(0, place).map(i -> chosen[i] - i).min().orElseThrow();
            int most = IntStream.range(0, place).map(i -> chosen[i] - i).max().orElseThrow();
            return most - least <= slop && IntStream.of(chosen).distinct().count() == place;
        }
        for (int position = 0; position < text.size(); position++) {
            chosen[place] = position;
            if (places.get(place).contains(text.get(position)) && isNear(places, text, slop, place + 1, chosen)) {
                return true;
            }
        }
        return false;
    }
}
