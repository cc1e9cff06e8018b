package dev.telex.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.enrich.story.Placement.Role;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How speed and heap grow with the window. Articles are put together from sentences of Reuters stories: one in
/// three tells a running event, whose names and numbers it shares, the others are alone.
///
/// Printed is processor time, so that other load on the machine counts little. Nothing is asserted on time.
@Tag("long")
class WindowTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int[] SIZES = {10_000, 30_000, 100_000, 300_000, 1_000_000};
    private static final int MILLIS_APART = 600;

    private final List<String> sentences = new ArrayList<>();

    @Test
    void growsToAMillionArticles() throws IOException {
        readSentences();
        int most = Integer.getInteger("telex.window", SIZES[SIZES.length - 1]);
        var stories = new Stories(StoriesTest.SETTINGS);
        BitSet opened = new BitSet();
        Random random = new Random(1);
        long heap = usedHeap();
        int events = 1;
        long spent = 0;
        int from = 0;
        for (int i = 0, step = 0; i < most; i++) {
            boolean alone = random.nextInt(3) > 0;
            int event = alone ? events++ : Math.max(0, events - 1 - (int) Math.abs(random.nextGaussian() * 2_000));
            StoryArticle article = article(i, event);
            long before = processorNanos();
            opened.set(i, stories.place(article).role() == Role.OPENED);
            spent += processorNanos() - before;
            if (i + 1 == SIZES[step]) {
                System.out.printf(
                        "stories.%d: %.0f articles/s, %d stories, %.0f bytes of heap an article%n",
                        i + 1, (i + 1 - from) * 1e9 / spent, stories.size(), (double) (usedHeap() - heap) / (i + 1));
                step++;
                from = i + 1;
                spent = 0;
            }
        }
        rebuild(stories, opened);
    }

    private static void rebuild(Stories stories, BitSet opened) {
        List<byte[]> stored = new ArrayList<>();
        opened.stream().forEach(i -> stored.add(Objects.requireNonNull(stories.bytes(id(i)))));
        long before = processorNanos();
        var again = new Stories(StoriesTest.SETTINGS);
        stored.forEach(again::restore);
        System.out.printf(
                "stories.rebuild: %.1f s for %d stories of %.0f bytes%n",
                (processorNanos() - before) / 1e9,
                stored.size(),
                stored.stream().mapToInt(bytes -> bytes.length).average().orElse(0));

        assertThat(again.size()).isEqualTo(stories.size());
    }

    private void readSentences() throws IOException {
        for (JsonNode story : Corpus.read("corpus/reuters.jsonl")) {
            for (String sentence : story.get("body").asText().replace('\n', ' ').split("(?<=\\.) +", -1)) {
                if (sentence.length() > 40) {
                    sentences.add(sentence);
                }
            }
        }
    }

    private StoryArticle article(int number, int event) {
        Random told = new Random(event * 7919L);
        String[] names = new String[6];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(told) + " " + name(told);
        }
        int count = 10 + told.nextInt(900);
        int first = told.nextInt(sentences.size());
        Random random = new Random(number * 31L + event);
        StringBuilder text = new StringBuilder();
        int length = 8 + random.nextInt(10);
        for (int i = 0; i < length; i++) {
            boolean other = random.nextInt(3) == 0;
            int at = other ? random.nextInt(sentences.size()) : (first + random.nextInt(25)) % sentences.size();
            text.append(sentences.get(at));
            if (i % 2 == 0) {
                text.append(" The ").append(count).append(" people followed ").append(names[random.nextInt(6)]);
                text.append(" in the town.");
            }
            text.append('\n');
        }
        Instant seen = START.plusMillis((long) number * MILLIS_APART);
        return new StoryArticle(
                id(number), "", text.toString(), seen, "publisher" + random.nextInt(500), null, List.of());
    }

    private static String id(int number) {
        return String.format("%032x", (number + 1) * 0x9E3779B97F4A7C15L);
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            name.append("bcdfghklmnprstvz".charAt(random.nextInt(16)));
            name.append("aeiou".charAt(random.nextInt(5)));
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
