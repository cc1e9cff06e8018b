package dev.telex.enrich.copy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A wire without end, written after a corpus, with what makes copies hard to tell: set phrases, templates with
/// other names and numbers, and copies that were cut and edited.
///
/// Six in ten articles walk through the corpus, and at each fourth word or so go on at another place with the
/// same word: what comes out repeats the corpus's phrases, hundreds of times in a million articles. One in ten
/// is a template filled in. Three in ten are copies of one of the latest articles.
final class SyntheticWire {
    static final int REMEMBERED = 20_000;
    private static final String[] BOILERPLATE = {
        "Subscribe to our newsletter for more stories like this one. ",
        "All rights reserved. This material may not be published, broadcast, rewritten or redistributed. ",
        "This is a developing story and will be updated. "
    };
    private static final String[] TEMPLATES = {
        "@ said net profit rose to # mln dollars in the quarter from # mln a year earlier. Operating profit was # mln "
                + "dollars and sales were # mln, compared with # mln. Earnings per share were # cents against # "
                + "cents. The company forecast sales of # mln dollars for the full year.",
        "The Bank of @ fixed the discount rate for # day bills at #.# pct, after #.#, dealers said. It bought # mln "
                + "dollars of bills in the morning and forecast a shortage of # mln in the money market today, with "
                + "exchequer transactions taking out # mln and a rise in note circulation # mln.",
        "Weather in @: sunny spells and a light breeze from the west. Highest temperature # degrees, lowest # "
                + "degrees, humidity # percent, rainfall # millimetres since midnight. Tomorrow cloudy with "
                + "temperatures between # and # degrees. Sunrise at #:#, sunset at #:#."
    };

    /// @param of the article it was copied from; "" where it is not a copy
    record Written(CopyArticle article, String of) {}

    private final Random random;
    private final long firstSeen;
    private final long apart;
    private final String[] vocabulary;
    private final int[] corpus;
    private final int[][] placesOf;
    private final int[] lengths;
    private final List<CopyArticle> latest = new ArrayList<>();
    private long written;

    SyntheticWire(long seed, List<String> texts, Instant firstSeen, long millisApart) {
        random = new Random(seed);
        this.firstSeen = firstSeen.toEpochMilli();
        apart = millisApart;
        Map<String, Integer> numbers = new HashMap<>();
        List<String> words = new ArrayList<>();
        var all = new int[texts.stream().mapToInt(String::length).sum()];
        lengths = new int[texts.size()];
        int size = 0;
        for (int i = 0; i < texts.size(); i++) {
            String[] text = texts.get(i).split("\\s+", -1);
            lengths[i] = text.length;
            for (String word : text) {
                all[size++] = numbers.computeIfAbsent(word, w -> {
                    words.add(w);
                    return words.size() - 1;
                });
            }
        }
        corpus = Arrays.copyOf(all, size);
        vocabulary = words.toArray(String[]::new);
        placesOf = placesOf(corpus, vocabulary.length);
    }

    Written next() {
        int kind = random.nextInt(10);
        CopyArticle source = latest.isEmpty() || kind > 2 ? null : latest.get(random.nextInt(latest.size()));
        String text = source != null ? edited(source.text()) : kind == 3 ? filledIn() : walk();
        var article = new CopyArticle(
                id(),
                vocabulary[random.nextInt(vocabulary.length)],
                text,
                "publisher-" + random.nextInt(500) + ".example",
                Instant.ofEpochMilli(firstSeen + apart * written++));
        remember(article);
        return new Written(article, source == null ? "" : source.id());
    }

    private void remember(CopyArticle article) {
        if (latest.size() < REMEMBERED) {
            latest.add(article);
        } else {
            latest.set((int) (written % REMEMBERED), article);
        }
    }

    private String id() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private String walk() {
        int length = lengths[random.nextInt(lengths.length)];
        var text = new StringBuilder(length * 7);
        int at = random.nextInt(corpus.length);
        for (int i = 0; i < length; i++) {
            text.append(written(vocabulary[corpus[at]])).append(' ');
            int[] elsewhere = placesOf[corpus[at]];
            at = (random.nextInt(4) == 0 ? elsewhere[random.nextInt(elsewhere.length)] : at) + 1;
            at = at == corpus.length ? 0 : at;
        }
        return text.toString();
    }

    /// A number is another one each time.
    private String written(String word) {
        char first = word.charAt(0);
        return first >= '0' && first <= '9' ? Integer.toString(random.nextInt(5_000)) : word;
    }

    private String filledIn() {
        var text = new StringBuilder();
        String template = TEMPLATES[random.nextInt(TEMPLATES.length)];
        String name = vocabulary[random.nextInt(vocabulary.length)] + " " + vocabulary[random.nextInt(2_000)];
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            text.append(c == '#' ? Integer.toString(random.nextInt(1_000)) : c == '@' ? name : Character.toString(c));
        }
        return text.toString();
    }

    /// Cut, credited, with boilerplate, and with words missing or spelt wrongly.
    private String edited(String text) {
        String cut = random.nextInt(3) > 0
                ? text
                : text.substring(0, Math.max(Math.min(text.length(), 300), text.length() * 2 / 3));
        var edited = new StringBuilder(random.nextBoolean() ? "AGENCIES | " : "");
        for (String word : cut.split(" ", -1)) {
            int luck = random.nextInt(30);
            edited.append(luck == 0 ? "" : luck == 1 ? "x" + word : word).append(' ');
        }
        return edited.append(random.nextBoolean() ? BOILERPLATE[random.nextInt(BOILERPLATE.length)] : "")
                .toString();
    }

    private static int[][] placesOf(int[] corpus, int words) {
        int[] counts = new int[words];
        for (int word : corpus) {
            counts[word]++;
        }
        int[][] places = new int[words][];
        for (int at = 0; at < corpus.length; at++) {
            int word = corpus[at];
            places[word] = places[word] == null ? new int[counts[word]] : places[word];
            places[word][--counts[word]] = at;
        }
        return places;
    }
}
