package dev.telex.enrich.copy;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An article compared with those in the window.
///
/// Of two texts, what counts is how much of the shorter one's grams the other has, each gram by its weight in
/// [CommonPhrases]; so a text with its end cut off is still a copy. A text counts as having [#LEAST] grams at
/// least: two sentences alone are a copy only of two sentences that are nearly the same, and fewer than nine
/// telling words are a copy of nothing.
///
/// Filled again for each article: no two threads may share one.
final class Comparison {
    static final int COPY_PERCENT = 34;
    static final int LEAST = 20;
    static final int SURE_PERCENT = 67;

    private static final int MOST_COMPARED = 12;

    private final Window window;
    private final Candidates candidates;
    private final long reach;
    private final Trace trace = new Trace();
    private final Numbers numbers = new Numbers();
    private final Grams grams = new Grams();
    private final float[] weights = new float[Trace.MAX_WORDS];
    private float weight;

    Comparison(Window window, Duration reach) {
        this.window = window;
        this.candidates = window.candidates();
        this.reach = reach.toMillis();
    }

    /// What an article is most like.
    static final class Match {
        final byte[] sketch;
        final int percent;

        Match(byte[] sketch, int percent) {
            this.sketch = sketch;
            this.percent = percent;
        }

        private boolean isBetterThan(@Nullable Match other) {
            return other == null
                    || percent > other.percent
                    || (percent == other.percent && Sketch.compare(sketch, other.sketch) < 0);
        }
    }

    void read(CopyArticle article) {
        trace.clear();
        trace.add(article.text());
        if (trace.size - Grams.WORDS + 1 < LEAST) {
            trace.add(article.title());
        }
        grams.read(trace.words, trace.size);
        numbers.read(trace.words, trace.size);
    }

    @Nullable
    Match best(long seen) {
        lookUp();
        Match best = null;
        for (int n = 0; n < MOST_COMPARED; n++) {
            int place = candidates.takeBest();
            if (place < 0) {
                break;
            }
            byte[] sketch = window.at(place);
            if (Math.abs(Sketch.seen(sketch) - seen) <= reach) {
                var match = new Match(sketch, percent(sketch));
                best = isCopy(match) && match.isBetterThan(best) ? match : best;
            }
        }
        return best;
    }

    /// What was read, to be kept. Counted is what its copy group does not have already: a text that is copied a
    /// hundred times is no boilerplate. Where two texts share only some, what they share may well be, and is
    /// counted.
    byte[] sketch(CopyDecision decision, CopyArticle article, @Nullable Match match) {
        grams.startMeeting();
        if (match != null && match.percent >= SURE_PERCENT) {
            meetAll(match.sketch);
        }
        return Sketch.of(decision, article.publisher(), article.seen().toEpochMilli(), marked(), trace.size);
    }

    /// What was read, to be kept in place of what was read of the same article before: all but its words stays.
    byte[] sketchInPlaceOf(byte[] before) {
        grams.startMeeting();
        for (int i = 0; i < Sketch.grams(before); i++) {
            if (!Sketch.isCounted(before, i)) {
                grams.meet(Sketch.gram(before, i));
            }
        }
        return Sketch.of(Sketch.decision(before), Sketch.publisher(before), Sketch.seen(before), marked(), trace.size);
    }

    boolean isOf(byte[] sketch) {
        return Sketch.hasWords(sketch, trace.words, trace.size);
    }

    private char[] marked() {
        char[] marked = Arrays.copyOf(trace.words, trace.size);
        for (int i = 0; i < grams.size; i++) {
            if (!grams.isRepeat(i) && !grams.isMet(i)) {
                marked[i] |= Sketch.COUNTED;
            }
        }
        return marked;
    }

    private boolean isCopy(Match match) {
        return match.percent >= COPY_PERCENT && !numbers.contradict(match.sketch);
    }

    private void lookUp() {
        candidates.clear();
        weight = 0;
        for (int i = 0; i < grams.size; i++) {
            weights[i] = grams.isRepeat(i) ? 0 : window.phrases.weight(grams.hash[i]);
            weight += weights[i];
            if (weights[i] == 1 && Keys.isEligible(grams.hash[i])) {
                candidates.lookUp(grams.hash[i]);
            }
        }
    }

    private int percent(byte[] sketch) {
        float shared = shared(sketch);
        if (100 * shared < COPY_PERCENT * LEAST) {
            return 0;
        }
        float shorter = Math.min(weight, weight(sketch));
        return Math.round(100 * Math.min(1, shared / Math.max(LEAST, shorter)));
    }

    private void meetAll(byte[] sketch) {
        for (int i = 0; i < Sketch.grams(sketch); i++) {
            grams.meet(Sketch.gram(sketch, i));
        }
    }

    private float shared(byte[] sketch) {
        grams.startMeeting();
        float shared = 0;
        for (int i = 0; i < Sketch.grams(sketch); i++) {
            int position = grams.meet(Sketch.gram(sketch, i));
            shared += position < 0 ? 0 : weights[position];
        }
        return shared;
    }

    private float weight(byte[] sketch) {
        float sum = 0;
        for (int i = 0; i < Sketch.grams(sketch); i++) {
            sum += window.phrases.weight(Sketch.gram(sketch, i));
        }
        return sum;
    }
}
