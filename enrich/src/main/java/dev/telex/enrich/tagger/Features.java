package dev.telex.enrich.tagger;

/// What a token shows, as numbers: a hash of the kind of feature and of what is seen. The same code serves
/// training and tagging. The numbers of the kinds are part of every model.
final class Features {
    /// No token has more; [Model] adds as many bytes in 16 bits without overflow.
    static final int MOST = 112;

    // Words beside the sentence.
    private static final int BEFORE = 11;
    private static final int AFTER = 13;
    private static final int OUTSIDE = -1;

    private final Sentence sentence;
    private final int[] found;
    private int size;

    /// @param found where the features of a token go, [#MOST] of them
    Features(Sentence sentence, int[] found) {
        this.sentence = sentence;
        this.found = found;
    }

    /// Reads the features of a token; how many there are.
    int read(int token) {
        size = 0;
        words(token);
        shapes(token);
        clusters(token);
        names(token);
        if (sentence.runStart[token] >= 0 && sentence.casing == Sentence.USUAL) {
            run(token);
        }
        return size;
    }

    private void words(int i) {
        Sentence s = sentence;
        int word = s.word[i];
        int before = word(i - 1);
        int after = word(i + 1);
        int capital = s.capital[i];
        add(Hash.of(1, word));
        add(Hash.of(2, s.exact[i]));
        add(Hash.of(3, before));
        add(Hash.of(4, word(i - 2)));
        add(Hash.of(5, after));
        add(Hash.of(6, word(i + 2)));
        add(Hash.of(7, before, word));
        add(Hash.of(8, word, after));
        add(Hash.of(9, before, after));
        add(Hash.of(46, word, s.casing));
        add(Hash.of(42, before, capital));
        add(Hash.of(43, after, capital));
        add(Hash.of(44, word(i - 2), before, capital));
        add(Hash.of(45, after, word(i + 2), capital));
        if (i > 2) {
            add(Hash.of(47, s.word[i - 3]));
        }
        if (i + 3 < s.size) {
            add(Hash.of(48, s.word[i + 3]));
        }
        for (int length = 0; length < Sentence.AFFIX; length++) {
            int at = i * Sentence.AFFIX + length;
            if (s.prefix[at] != 0) {
                add(Hash.of(20 + length, s.prefix[at]));
                add(Hash.of(30 + length, s.suffix[at]));
            }
        }
    }

    private void shapes(int i) {
        Sentence s = sentence;
        int shape = s.shape[i];
        int before = i > 0 ? s.shape[i - 1] : OUTSIDE;
        int after = i + 1 < s.size ? s.shape[i + 1] : OUTSIDE;
        add(Hash.of(10, shape));
        add(Hash.of(11, before, shape));
        add(Hash.of(12, shape, after));
        add(Hash.of(13, before, shape, after));
        int capital = s.capital[i];
        add(Hash.of(40, (capital(i - 1) * 7 + capital) * 7 + capital(i + 1)));
        add(Hash.of(41, (capital * 3 + s.casing) * 2 + (i == 0 ? 1 : 0)));
    }

    private void clusters(int i) {
        Sentence s = sentence;
        int capital = s.capital[i];
        cluster(70, s.coarse, i, capital);
        cluster(73, s.middling, i, capital);
        cluster(76, s.fine, i, capital);
        int here = s.middling[i];
        int before = i > 0 ? s.middling[i - 1] : OUTSIDE;
        int after = i + 1 < s.size ? s.middling[i + 1] : OUTSIDE;
        add(Hash.of(80, before, here));
        add(Hash.of(81, here, after));
        add(Hash.of(82, before, after));
        add(Hash.of(83, i > 1 ? s.middling[i - 2] : OUTSIDE));
        add(Hash.of(84, i + 2 < s.size ? s.middling[i + 2] : OUTSIDE));
        add(Hash.of(85, before, capital));
        add(Hash.of(86, after, capital));
    }

    private void cluster(int kind, int[] cluster, int i, int capital) {
        add(Hash.of(kind, cluster[i], capital));
        add(Hash.of(kind + 1, i > 0 ? cluster[i - 1] : OUTSIDE));
        add(Hash.of(kind + 2, i + 1 < sentence.size ? cluster[i + 1] : OUTSIDE));
    }

    private void names(int i) {
        int here = sentence.known[i];
        int before = i > 0 ? sentence.known[i - 1] : OUTSIDE;
        int after = i + 1 < sentence.size ? sentence.known[i + 1] : OUTSIDE;
        if (here != 0) {
            add(Hash.of(50, here, sentence.capital[i]));
            add(Hash.of(51, here, sentence.casing));
            add(Hash.of(52, here, i > 0 ? sentence.middling[i - 1] : OUTSIDE));
            add(Hash.of(53, here, i + 1 < sentence.size ? sentence.middling[i + 1] : OUTSIDE));
        }
        if (here != 0 || before > 0 || after > 0) {
            add(Hash.of(54, before, here, after));
        }
    }

    /// What a token's run of capitalised words is like: "… Ministry" and "Mr …" are told by their ends.
    private void run(int i) {
        Sentence s = sentence;
        int first = s.runStart[i];
        int last = s.runEnd[i];
        int length = Math.min(last - first, 4);
        add(Hash.of(90, Math.min(i - first, 3), Math.min(last - i, 3)));
        add(Hash.of(91, s.word[last], Math.min(last - i, 2)));
        add(Hash.of(92, s.word[first], Math.min(i - first, 2)));
        add(Hash.of(93, s.fine[last], length));
        add(Hash.of(94, s.fine[first], length));
        add(Hash.of(95, word(first - 1), length));
        add(Hash.of(96, word(last + 1), length));
        add(Hash.of(97, first > 0 ? s.middling[first - 1] : OUTSIDE, s.middling[last]));
        add(Hash.of(98, last + 1 < s.size ? s.middling[last + 1] : OUTSIDE, s.middling[last]));
        add(Hash.of(99, last + 1 < s.size ? s.middling[last + 1] : OUTSIDE, s.middling[first]));
    }

    private int word(int i) {
        return i < 0 ? BEFORE + i : i >= sentence.size ? AFTER + i - sentence.size : sentence.word[i];
    }

    private int capital(int i) {
        return i < 0 || i >= sentence.size ? Sentence.NOTHING : sentence.capital[i];
    }

    private void add(int feature) {
        found[size++] = feature;
    }
}
