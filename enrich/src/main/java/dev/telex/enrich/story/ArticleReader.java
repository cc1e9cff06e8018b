package dev.telex.enrich.story;

import dev.telex.enrich.story.ReadArticle.Kind;
import dev.telex.enrich.story.WordRanks.Commonness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes a profile of an article.
///
/// Names and numbers tell two earthquakes apart, words say that both are earthquakes: so names and numbers
/// weigh more, and pairs of them ("Red Sox", "23 pirates") are features too. A name is a word that the
/// article writes with a capital more often than not where no sentence begins; lines in capitals or in title
/// case say nothing about that. The weight of a feature is its kind's, times how early it stands (an agency
/// tells what happened first and what went before it last), times how often it occurs (1.6 n / (n + 0.6), as
/// BM25 has it: the second time says less than the first), times the logarithm of how rare it is.
final class ArticleReader {
    /// What lies behind is not looked at: what an article is about, it says before.
    static final int MOST_CHARACTERS = 30_000;

    private static final double SATURATION = 0.6;
    private static final double TITLE_CASE = 0.55;
    private static final Commonness PAIR_OF_NAMES = Commonness.of(0.00005);
    private static final Commonness PAIR_WITH_NUMBER = Commonness.of(0.0005);

    /// The stream is believed as soon as this many stories run.
    private static final double SMOOTHING = 20_000;

    private static final double[] LOGARITHMS =
            IntStream.range(0, 4096).mapToDouble(StrictMath::log).toArray();

    private final Postings postings;
    private final Weights weights;

    ArticleReader(Postings postings, Weights weights) {
        this.postings = postings;
        this.weights = weights;
    }

    /// @param stories how many run
    ReadArticle read(String title, String text, int stories) {
        Tokenizer tokenizer = new Tokenizer();
        int headline = -1;
        int number = 0;
        for (String line : lines(title, text)) {
            boolean address = line.startsWith("http");
            if (headline < 0 && !address && !line.isBlank()) {
                headline = number;
            }
            int from = tokenizer.tokens.size();
            tokenizer.add(line, number++);
            if (!address) {
                countCapitals(tokenizer.tokens.subList(from, tokenizer.tokens.size()));
            }
        }
        return profile(features(tokenizer.tokens, headline), stories);
    }

    private static List<String> lines(String title, String text) {
        String start = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        String head = title.substring(0, Math.min(title.length(), MOST_CHARACTERS));
        return (head.isBlank() ? start : head.replace('\n', ' ') + "\n" + start)
                .lines()
                .toList();
    }

    private static void countCapitals(List<Token> line) {
        int words = 0;
        int capitals = 0;
        for (Token token : line) {
            words += token.word().number ? 0 : 1;
            capitals += token.capital() ? 1 : 0;
        }
        if (capitals <= words * TITLE_CASE) {
            for (Token token : line) {
                token.word().seen(token.capital(), token.startsPhrase());
            }
        }
    }

    private static final class Feature {
        final int hash;
        final Kind kind;
        final Word word;
        final Word before;
        Commonness commonness;
        double weight;
        int count;

        /// @param before the same as `word` where it is no pair
        Feature(int hash, Kind kind, Word before, Word word, Commonness commonness) {
            this.hash = hash;
            this.kind = kind;
            this.before = before;
            this.word = word;
            this.commonness = commonness;
        }

        String text() {
            return before == word ? word.text() : before.text() + " " + word.text();
        }

        double often() {
            return (SATURATION + 1) * count / (count + SATURATION);
        }
    }

    private static final class Features {
        final List<Feature> list = new ArrayList<>(512);
        private final FeatureMap numbers = new FeatureMap(256);

        void add(int hash, Kind kind, Word before, Word word, Commonness commonness, double weight) {
            int number = numbers.add(hash);
            if (number == list.size()) {
                list.add(new Feature(hash, kind, before, word, commonness));
            }
            Feature feature = list.get(number);
            if (commonness.probability() > feature.commonness.probability()) {
                feature.commonness = commonness;
            }
            feature.weight = Math.max(feature.weight, weight);
            feature.count++;
        }
    }

    private Features features(List<Token> tokens, int headline) {
        Features features = new Features();
        @Nullable Token before = null;
        boolean nameBefore = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Word word = token.word();
            boolean name = word.isName(token.capital());
            double place = token.line() == headline ? weights.title() : placed(i);
            Kind kind = word.number ? Kind.NUMBER : name ? Kind.NAME : Kind.WORD;
            double weight = word.number ? weights.number() : name ? weights.name() : 1;
            features.add(word.hash, kind, word, word, word.commonness, weight * place);
            if (before != null && before.line() == token.line()) {
                Word first = before.word();
                int pair = first.hash * 31 + word.hash + 1;
                if (name && nameBefore) {
                    features.add(pair, Kind.PAIR, first, word, PAIR_OF_NAMES, weights.namePair() * place);
                } else if (first.number && !word.number) {
                    features.add(pair, Kind.PAIR, first, word, PAIR_WITH_NUMBER, weights.numberPair() * place);
                }
            }
            before = token;
            nameBefore = name;
        }
        return features;
    }

    /// News comes first, background last.
    private double placed(int words) {
        return Math.max(weights.rest(), weights.lead() / (1 + (double) words / weights.leadWords()));
    }

    /// What the stream knows only makes a feature more common, so that among twice as many as are kept are
    /// nearly always those that it leaves the most telling; it is asked about these only.
    private ReadArticle profile(Features features, int stories) {
        List<Feature> list = features.list;
        float[] heavy = new float[list.size()];
        for (int i = 0; i < heavy.length; i++) {
            Feature feature = list.get(i);
            heavy[i] = (float) (feature.weight * feature.often() * feature.commonness.rarity());
        }
        int[] pool = Ranking.heaviest(heavy, heavy.length, 2 * weights.kept());
        float[] telling = new float[pool.length];
        for (int i = 0; i < pool.length; i++) {
            Feature feature = list.get(pool[i]);
            telling[i] = (float) (feature.weight * feature.often() * rarity(feature, stories));
        }
        int[] kept = Ranking.heaviest(telling, telling.length, weights.kept());
        double squares = 0;
        for (int at : kept) {
            squares += (double) telling[at] * telling[at];
        }
        int[] hashes = new int[kept.length];
        float[] parts = new float[kept.length];
        List<Kind> kinds = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            Feature feature = list.get(pool[kept[i]]);
            hashes[i] = feature.hash;
            parts[i] = squares == 0 ? 0 : (float) (telling[kept[i]] / Math.sqrt(squares));
            kinds.add(feature.kind);
            words.add(feature.text());
        }
        return new ReadArticle(Profile.rounded(hashes, parts, Profile.ARTICLE), kinds, words);
    }

    /// The list knows how common a word is in general; the running stories show what is common now.
    private double rarity(Feature feature, int stories) {
        int count = postings.count(feature.hash);
        double all = stories + SMOOTHING;
        return count > feature.commonness.probability() * all
                ? StrictMath.log(all) - logarithm(count)
                : feature.commonness.rarity();
    }

    private static double logarithm(int count) {
        return count < LOGARITHMS.length ? LOGARITHMS[count] : StrictMath.log(count);
    }
}
