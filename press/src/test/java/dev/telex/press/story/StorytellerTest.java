package dev.telex.press.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StorytellerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int EVENTS = 400;
    private static final Storyteller STORYTELLER = Storyteller.ofResources();

    @Test
    void tellsAtLeastFourteenKindsOfEvents() {
        assertThat(STORYTELLER.kinds()).hasSizeGreaterThanOrEqualTo(14).doesNotHaveDuplicates();
    }

    @Test
    void writesArticlesOfAtLeast350WordsInTheMedian() {
        List<Integer> lengths = stories(0).stream()
                .map(text -> text.split("\\s+", -1).length)
                .sorted()
                .toList();
        assertThat(lengths.get(EVENTS / 2)).isGreaterThanOrEqualTo(350);
        assertThat(lengths.getFirst()).isGreaterThan(200);
    }

    @Test
    void keepsAnyTwoEventsApart() {
        List<Set<String>> stories =
                stories(0).stream().map(StorytellerTest::fourGrams).toList();
        double most = 0;
        for (int i = 0; i < stories.size(); i++) {
            for (int j = 0; j < i; j++) {
                most = Math.max(most, overlap(stories.get(i), stories.get(j)));
            }
        }
        assertThat(most).isLessThanOrEqualTo(0.25);
    }

    @Test
    void leavesNoTraceOfTheGrammar() {
        Pattern faults = Pattern.compile(
                ".{0,20}([<>{}|]|  | [,.;]|(?<!\\.m)[,.][,.]|\\bnull\\b|\\b[Aa] (?!one-)[aeio]\\w|(?<![ap]\\.m)[.?!]\"? [a-z]|\\b([a-z]+) \\2\\b).{0,20}");
        for (int updates = 0; updates <= 2; updates++) {
            assertThat(stories(updates))
                    .flatMap(text -> faults.matcher(text)
                            .results()
                            .map(MatchResult::group)
                            .toList())
                    .isEmpty();
        }
    }

    @Test
    void beginsNoSentenceWithANumber() {
        Pattern number = Pattern.compile("(^|(?<![ap]\\.m)[.?!]\"? )\"?\\d.{0,30}", Pattern.MULTILINE);
        assertThat(stories(1))
                .flatMap(text ->
                        number.matcher(text).results().map(MatchResult::group).toList())
                .isEmpty();
    }

    @Test
    void tellsTheSameFromTheSameSeedAndOtherwiseFromAnother() {
        assertThat(story(7, 3, 0)).isEqualTo(story(7, 3, 0));
        assertThat(story(7, 3, 0)).isNotEqualTo(story(8, 3, 0));
    }

    @Test
    void wordsOneEventInManyWays() {
        assertThat(overlap(
                        fourGrams(String.join(" ", story(7, 3, 0).paragraphs())),
                        fourGrams(String.join(" ", story(7, 4, 0).paragraphs()))))
                .isLessThan(0.5);
    }

    @Test
    void makesAnUpdateOfTheSameTextWithMoreInIt() {
        Manuscript first = story(7, 3, 0);
        Manuscript second = story(7, 3, 1);
        assertThat(String.join(" ", second.paragraphs()).length())
                .isGreaterThan(String.join(" ", first.paragraphs()).length());
        assertThat(overlap(
                        fourGrams(String.join(" ", first.paragraphs())),
                        fourGrams(String.join(" ", second.paragraphs()))))
                .isGreaterThan(0.7);
    }

    @Test
    void correctsWhatItSaysItCorrects() {
        Outline outline = STORYTELLER.outline("earthquake", 5, NOON);
        Manuscript wrong = STORYTELLER.write(outline, new Telling(9, "Kestrel Wire", 0, true, false));
        Manuscript right = STORYTELLER.write(outline, new Telling(9, "Kestrel Wire", 0, true, true));
        assertThat(wrong.note()).isEmpty();
        assertThat(right.note()).startsWith("Corrects ");
        assertThat(right.paragraphs()).isNotEqualTo(wrong.paragraphs());
    }

    private static List<String> stories(int updates) {
        return LongStream.range(0, EVENTS)
                .mapToObj(seed ->
                        String.join("\n", story(seed, seed + 1000, updates).paragraphs()))
                .toList();
    }

    private static Manuscript story(long event, long wording, int updates) {
        Outline outline = STORYTELLER.outline(event, NOON.plusSeconds(event * 60));
        return STORYTELLER.write(outline, new Telling(wording, "Kestrel Wire", updates, false, false));
    }

    private static Set<String> fourGrams(String text) {
        List<String> words =
                new ArrayList<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+", 0)));
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + 4 <= words.size(); i++) {
            grams.add(String.join(" ", words.subList(i, i + 4)));
        }
        return grams;
    }

    private static double overlap(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return shared / (double) Math.min(one.size(), other.size());
    }
}
