package dev.telex.bench;

import dev.telex.wire.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A wire without end for what has to hold a million articles: copies cut, credited and edited, templates filled
/// in with other names and numbers, and articles that tell events.
///
/// An article follows from its number alone, so that nothing has to be remembered of it. Words come with the
/// frequencies of a corpus, but seldom in its phrases: a million articles that go on repeating the sentences of
/// ten thousand flow together, as no wire does. An event has names, numbers and words of its own. Half of the
/// articles that are no copies open one; the others go on with the event of an earlier article, so that many
/// events are told once and few very often (Simon's process).
final class MadeUpWire {
    /// How far apart articles are seen: a million in a week.
    static final Duration APART = Duration.ofMillis(604);

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int REACH = 20_000;
    private static final int PUBLISHERS = 500;
    private static final int COMMON_WORDS = 300;
    private static final List<String> BOILERPLATE = List.of(
            "Subscribe to our newsletter for more stories like this one.",
            "All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
            "This is a developing story and will be updated.");
    private static final List<String> TEMPLATES = List.of(
            "@ said net profit rose to # mln dollars in the quarter from # mln a year earlier. Operating profit was # "
                    + "mln dollars and sales were # mln, compared with # mln. Earnings per share were # cents against "
                    + "# cents. The company forecast sales of # mln dollars for the full year.",
            "The Bank of @ fixed the discount rate for # day bills at #.# pct, after #.#, dealers said. It bought # "
                    + "mln dollars of bills in the morning and forecast a shortage of # mln in the money market "
                    + "today, with exchequer transactions taking out # mln and a rise in note circulation # mln.",
            "Weather in @: sunny spells and a light breeze from the west. Highest temperature # degrees, lowest # "
                    + "degrees, humidity # percent, rainfall # millimetres since midnight. Tomorrow cloudy with "
                    + "temperatures between # and # degrees. Sunrise at #:#, sunset at #:#.");

    /// The words of all texts one after the other: a random one of them is a common one.
    private final List<String> corpus = new ArrayList<>();

    private final List<String> rare = new ArrayList<>();

    /// @param copyOf id of the article that this one copies; "" where it is none
    /// @param event  that it tells, by the number of the article that opened it
    record Made(String id, String title, String text, String publisher, Instant seen, String copyOf, int event) {}

    private record Event(List<String> names, List<String> numbers, List<String> words) {}

    MadeUpWire(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        for (String text : texts) {
            for (String word : text.split("[^\\p{L}']+", -1)) {
                if (word.length() > 1) {
                    counts.merge(word, 1, Integer::sum);
                    corpus.add(words.computeIfAbsent(word, same -> same));
                }
            }
        }
        Set<String> common = new HashSet<>(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(COMMON_WORDS)
                .map(Map.Entry::getKey)
                .toList());
        counts.keySet().stream()
                .filter(word -> word.length() > 4 && !common.contains(word))
                .sorted()
                .forEach(rare::add);
    }

    Made made(int number) {
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        int kind = random.nextInt(10);
        int original = number - 1 - random.nextInt(REACH);
        if (kind < 3 && original >= 0 && kind(original) > 2) {
            Made copied = made(original);
            return made(number, copied.title(), edited(copied.text(), random), random, copied.id(), copied.event());
        }
        if (kind == 3) {
            return made(number, "", filledIn(random), random, "", number);
        }
        int told = event(number);
        Event event = describe(told);
        String text = told(event, random);
        return made(number, sentence(event, random, 9, 0.6), text, random, "", told);
    }

    static String id(int number) {
        return Ids.hash("made up", Integer.toString(number));
    }

    private static Made made(int number, String title, String text, Random random, String copyOf, int event) {
        String publisher = "publisher-" + random.nextInt(PUBLISHERS) + ".example";
        return new Made(id(number), title, text, publisher, START.plus(APART.multipliedBy(number)), copyOf, event);
    }

    private static int kind(int number) {
        return new Random(number * 0x9E3779B97F4A7C15L).nextInt(10);
    }

    private static int event(int number) {
        Random random = new Random(number * 0xC2B2AE3D27D4EB4FL);
        int at = number;
        while (random.nextBoolean()) {
            int earlier = at - 1 - (int) Math.abs(random.nextGaussian() * REACH / 2);
            if (earlier < 0) {
                break;
            }
            at = earlier;
            random = new Random(at * 0xC2B2AE3D27D4EB4FL);
        }
        return at;
    }

    private Event describe(int number) {
        Random random = new Random(number * 0x165667B19E3779F9L);
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            names.add(name(random) + " " + name(random));
            numbers.add(Integer.toString(3 + random.nextInt(900)));
        }
        for (int i = 0; i < 30; i++) {
            words.add(rare.get(random.nextInt(rare.size())));
        }
        return new Event(names, numbers, words);
    }

    private String told(Event event, Random random) {
        int words = 60 + (int) Math.min(900, -240 * Math.log(1 - random.nextDouble()));
        StringBuilder text = new StringBuilder(7 * words);
        for (int left = words; left > 0; left -= 20) {
            text.append(sentence(event, random, Math.min(left, 10 + random.nextInt(20)), 0.25))
                    .append(".\n");
        }
        if (random.nextInt(3) == 0) {
            text.append(BOILERPLATE.get(random.nextInt(BOILERPLATE.size())));
        }
        return text.toString();
    }

    /// @param own share of the words that are the event's own
    private String sentence(Event event, Random random, int words, double own) {
        StringBuilder sentence = new StringBuilder();
        int at = random.nextInt(corpus.size());
        for (int i = 0; i < words; i++) {
            if (random.nextDouble() < own) {
                int kind = random.nextInt(10);
                List<String> from = kind < 4 ? event.names : kind < 5 ? event.numbers : event.words;
                sentence.append(from.get((int) (from.size() * Math.pow(random.nextDouble(), 2))));
            } else {
                at = random.nextInt(4) == 0 ? (at + 1) % corpus.size() : random.nextInt(corpus.size());
                sentence.append(corpus.get(at));
            }
            sentence.append(' ');
        }
        sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
        return sentence.toString().strip();
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            name.append("bcdfghklmnprstvz".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    private static String filledIn(Random random) {
        StringBuilder text = new StringBuilder();
        String name = name(random) + " " + name(random);
        String template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            switch (c) {
                case '#' -> text.append(random.nextInt(1_000));
                case '@' -> text.append(name);
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /// Cut, credited, with boilerplate, and with words missing or spelt wrongly.
    private static String edited(String text, Random random) {
        String cut = random.nextInt(3) > 0
                ? text
                : text.substring(0, Math.max(Math.min(text.length(), 300), text.length() * 2 / 3));
        StringBuilder edited = new StringBuilder(random.nextBoolean() ? "AGENCIES | " : "");
        for (String word : cut.split(" ", -1)) {
            int luck = random.nextInt(30);
            edited.append(luck == 0 ? "" : luck == 1 ? "x" + word : word).append(' ');
        }
        return edited.append(random.nextBoolean() ? BOILERPLATE.get(random.nextInt(BOILERPLATE.size())) : "")
                .toString();
    }
}
