package dev.telex.enrich.tagger;

import dev.telex.enrich.tagger.NameTagger.Span;
import dev.telex.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tagging of one text, read twice: a name that is clear in one place helps where it is not. First each
/// sentence is scored by itself; then what each capitalised word seems to be in its other places goes into its
/// scores here, and the sentences are decided. ("Cheung" alone, after "coach Alan Cheung said".) Where all words have
/// capitals, as in headlines, they listen and do not vote.
///
/// Texts that belong together share their votes: the first step is done for all of them, then the second, then the
/// third.
final class TextReading {
    private static final int N = Labels.COUNT;
    /// How likely the unheard-of is in another place: an outlier elsewhere does not decide here.
    private static final double FLOOR = 0.05;

    private final Model model;
    private final Tokens tokens;
    private final Decoder decoder;
    private final Votes votes;
    private final int[] scores;
    /// The hash of a capitalised word; 0 where there is none.
    private final int[] words;
    private final boolean[] isVoting;
    private final float[] own;

    TextReading(Model model, Chances chances, Tokens tokens, Votes votes) {
        this.model = model;
        this.tokens = tokens;
        this.votes = votes;
        decoder = new Decoder(model, chances);
        scores = new int[tokens.size() * N];
        words = new int[tokens.size()];
        isVoting = new boolean[tokens.size()];
        own = new float[tokens.size() * Votes.KINDS];
    }

    /// The first step: each sentence by itself.
    void score() {
        var sentence = new Sentence(model.clusters(), model.names());
        int[] found = new int[Features.MOST];
        var features = new Features(sentence, found);
        for (int i = 0; i < tokens.sentences(); i++) {
            int first = tokens.firstOf(i);
            sentence.read(tokens, first, tokens.endOf(i));
            for (int token = 0; token < sentence.size; token++) {
                model.weights().sum(found, features.read(token), scores, (first + token) * N);
                words[first + token] = sentence.name(token);
                isVoting[first + token] = sentence.casing == Sentence.USUAL;
                if (words[first + token] != 0) {
                    votes.count(words[first + token]);
                }
            }
        }
    }

    /// The second step: what the words seem to be.
    void vote() {
        for (int i = 0; i < tokens.sentences(); i++) {
            vote(tokens.firstOf(i), tokens.endOf(i));
        }
    }

    /// The third step: what they are.
    List<Span> spans() {
        listen();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.sentences(); i++) {
            decoder.decode(tokens, scores, tokens.firstOf(i), tokens.endOf(i), spans);
        }
        return spans;
    }

    /// Instead of the third step: what of the text is beyond doubt, to learn from. A label where one is as likely as
    /// asked, else any.
    ///
    /// @param sure more than a half, so that neighbours fit together
    Sample sample(double sure) {
        listen();
        int[] allowed = new int[tokens.size()];
        Arrays.fill(allowed, Labels.ANY);
        for (int i = 0; i < tokens.sentences(); i++) {
            int first = tokens.firstOf(i);
            Lattice lattice = decoder.lattice(scores, first, tokens.endOf(i));
            for (int token = first; token < tokens.endOf(i); token++) {
                for (int label = 0; label < N; label++) {
                    allowed[token] = lattice.of(token - first, label) >= sure ? 1 << label : allowed[token];
                }
            }
        }
        return new Sample(tokens, allowed);
    }

    private boolean isRepeated(int token) {
        return words[token] != 0 && votes.places(votes.find(words[token])) > 1;
    }

    private void vote(int first, int end) {
        boolean heard = false;
        for (int i = first; i < end && !heard; i++) {
            heard = isVoting[i] && isRepeated(i);
        }
        if (!heard) {
            return;
        }
        Lattice lattice = decoder.lattice(scores, first, end);
        for (int i = first; i < end; i++) {
            if (isVoting[i] && isRepeated(i)) {
                vote(i, lattice, i - first);
            }
        }
    }

    private void vote(int token, Lattice lattice, int at) {
        for (int label = 0; label < N; label++) {
            own[token * Votes.KINDS + Labels.kind(label)] += (float) lattice.of(at, label);
        }
        votes.add(votes.find(words[token]), own, token * Votes.KINDS);
    }

    private void listen() {
        for (int token = 0; token < tokens.size(); token++) {
            if (isRepeated(token)) {
                listen(token);
            }
        }
    }

    private void listen(int token) {
        int word = votes.find(words[token]);
        int others = votes.given(word) - (isVoting[token] ? 1 : 0);
        for (int kind = 0; kind < Votes.KINDS && others > 0; kind++) {
            double elsewhere = (votes.sum(word, kind) - own[token * Votes.KINDS + kind]) / others;
            int score = (int) Math.round(Math.log(elsewhere + FLOOR) / model.scale());
            for (int label = 0; label < N; label++) {
                scores[token * N + label] += Labels.kind(label) == kind ? score : 0;
            }
        }
    }
}
