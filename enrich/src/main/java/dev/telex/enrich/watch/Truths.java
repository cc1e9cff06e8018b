package dev.telex.enrich.watch;

import dev.telex.enrich.watch.Question.Scope;
import dev.telex.query.Query.Numbers;
import dev.telex.query.Query.Times;
import dev.telex.wire.EnrichedArticle;
import java.time.Instant;

/// Finds out which atoms are true of an article, looking only at those whose words occur in it.
final class Truths {
    private final Atoms atoms;
    private final AtomIndex index;
    private final Reading reading;
    private final Truth truth;
    private final Nearness nearness;
    private final Exhausted exhausted;
    private final Ints ofWords = new Ints();
    private final Ints nears = new Ints();
    private final Ints slices = new Ints();

    Truths(Atoms atoms, Reading reading, Truth truth, Exhausted exhausted) {
        this.atoms = atoms;
        this.reading = reading;
        this.truth = truth;
        this.exhausted = exhausted;
        index = atoms.index();
        nearness = new Nearness(reading);
    }

    /// Takes atoms that were too much work to be answered.
    interface Exhausted {
        void exhausted(int atom);
    }

    void find(EnrichedArticle article) {
        truth.clear(atoms.bound());
        truth.set(Atoms.ALWAYS);
        phrases();
        fetchWords();
        nears.clear();
        for (int i = 0; i < reading.founds(); i++) {
            words(reading.found(i));
            nears(reading.found(i));
        }
        atoms.fetch(nears, slices);
        for (int i = 0; i < nears.size(); i++) {
            near(nears.get(i));
        }
        for (int atom = index.ranges(); atom != Atoms.NONE; atom = atoms.next(atom)) {
            if (isInRange(article, atoms.question(atom))) {
                truth.set(atom);
            }
        }
    }

    /// Looks up each pair of neighbours.
    private void phrases() {
        int[] all = reading.words();
        for (int token = 0; token + 1 < reading.tokens(); token++) {
            int run = reading.run(token);
            int nextRun = reading.run(token + 1);
            if (all[run] == 0 || all[nextRun] == 0 || reading.position(token + 1) != reading.position(token) + 1) {
                continue;
            }
            for (int i = run + 1; i <= run + all[run]; i++) {
                if ((index.pairRoles(all[i]) & AtomIndex.FIRST_OF_PAIR) != 0) {
                    pairs(token, all[i], all, nextRun);
                }
            }
        }
    }

    private void pairs(int token, int first, int[] all, int nextRun) {
        for (int i = nextRun + 1; i <= nextRun + all[nextRun]; i++) {
            if ((index.pairRoles(all[i]) & AtomIndex.SECOND_OF_PAIR) != 0) {
                for (int atom = index.ofPair(first, all[i]); atom != Atoms.NONE; atom = atoms.next(atom)) {
                    if (!truth.is(atom) && isPhraseAt(atom, token - atoms.found(atom))) {
                        truth.set(atom);
                    }
                }
            }
        }
    }

    /// Whether a phrase begins at a token.
    boolean isPhraseAt(int atom, int token) {
        int length = atoms.length(atom);
        if (token < 0
                || token + length > reading.tokens()
                || reading.position(token + length - 1) - reading.position(token) != length - 1
                || !isIn(reading, atoms.scope(atom), token)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!reading.is(token + i, atoms.body(atom, i))) {
                return false;
            }
        }
        return true;
    }

    private void fetchWords() {
        ofWords.clear();
        for (int i = 0; i < reading.founds(); i++) {
            int atom = index.ofWord(reading.found(i));
            if (atom != Atoms.NONE) {
                ofWords.add(atom);
            }
        }
        atoms.fetch(ofWords, slices);
    }

    private void words(int word) {
        for (int atom = index.ofWord(word); atom != Atoms.NONE; atom = atoms.next(atom)) {
            if (isAnywhereIn(atoms.scope(atom), word)) {
                truth.set(atom);
            }
        }
    }

    private boolean isAnywhereIn(Scope scope, int word) {
        if (scope == Scope.ANYWHERE) {
            return true;
        }
        for (int occurrence = reading.first(word); occurrence >= 0; occurrence = reading.next(occurrence)) {
            if (isIn(reading, scope, reading.token(occurrence))) {
                return true;
            }
        }
        return false;
    }

    /// Those whose other word, or one of them, occurs as well: most fail here.
    private void nears(int word) {
        int list = index.nearsOf(word);
        for (int chunk = list; chunk != IntArena.NONE; chunk = Lists.next(atoms.arena(), chunk)) {
            int[] page = atoms.arena().page(chunk);
            int from = Lists.pairs(chunk);
            for (int i = from, end = from + 2 * Lists.count(page, chunk); i < end; i += 2) {
                int other = page[i + 1];
                if (other == Dictionary.NONE || reading.has(other)) {
                    nears.add(page[i]);
                }
            }
        }
    }

    private void near(int atom) {
        if (truth.is(atom)) {
            return;
        }
        Nearness.Answer answer = atoms.isNearPair(atom)
                ? nearness.ofPair(atoms.body(atom, 1), atoms.body(atom, 3), atoms.slop(atom))
                : Nearness.Answer.MAYBE;
        if (answer == Nearness.Answer.MAYBE) {
            answer = nearness.of(atoms.question(atom));
        }
        switch (answer) {
            case YES -> truth.set(atom);
            case NO, MAYBE -> {}
            case TOO_MUCH_WORK -> exhausted.exhausted(atom);
        }
    }

    private static boolean isInRange(EnrichedArticle article, Question question) {
        return switch (question.kind) {
            case NUMBERS -> {
                Numbers numbers = Bounds.numbers(question);
                yield Fields.numbers(article, numbers.field()).stream().anyMatch(numbers::holds);
            }
            case TIMES -> {
                Times times = Bounds.times(question);
                yield Fields.times(article, times.field()).stream()
                        .anyMatch(time -> isWithin(times, time, article.seen()));
            }
            case ALWAYS, WORD, PHRASE, NEAR -> throw new IllegalArgumentException(question.kind.name());
        };
    }

    private static boolean isWithin(Times times, Instant time, Instant now) {
        return (times.from() == null || !time.isBefore(times.from().at(now)))
                && (times.to() == null || time.isBefore(times.to().at(now)));
    }

    static boolean isIn(Reading reading, Scope scope, int token) {
        return switch (scope) {
            case ANYWHERE -> true;
            case TITLE -> token < reading.titleTokens();
            case TEXT -> token >= reading.titleTokens();
        };
    }
}
