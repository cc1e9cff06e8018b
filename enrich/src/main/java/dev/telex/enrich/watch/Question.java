package dev.telex.enrich.watch;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// What an atom asks of an article.
@SuppressWarnings("EnumOrdinal") // numbers that never leave this process
final class Question {
    enum Kind {
        /// Nothing: it is true of each.
        ALWAYS,
        /// A word. Body: the word.
        WORD,
        /// Words side by side. Body: the words.
        PHRASE,
        /// Words near each other, or with alternatives. Body: for each place how many words may stand there,
        /// and these.
        NEAR,
        /// A number in a range. Body: [NumberField], and the [Ranges] of it.
        NUMBERS,
        /// A time in a range.
        TIMES
    }

    /// Where the words of prose may stand; other words have their field in their shelf.
    enum Scope {
        ANYWHERE,
        TITLE,
        TEXT
    }

    private static final Kind[] KINDS = Kind.values();
    private static final Scope[] SCOPES = Scope.values();

    final Kind kind;
    final Scope scope;
    final int slop;
    final int[] body;

    Question(Kind kind, Scope scope, int slop, int... body) {
        this.kind = kind;
        this.scope = scope;
        this.slop = slop;
        this.body = body;
    }

    /// Kind and scope in one int.
    int sort() {
        return kind.ordinal() << 2 | scope.ordinal();
    }

    static Kind kind(int sort) {
        return KINDS[sort >>> 2];
    }

    static Scope scope(int sort) {
        return SCOPES[sort & 3];
    }

    long hash(int salt) {
        return Hash.of((long) salt << 48 | (long) slop << 16 | sort(), body, 0, body.length);
    }

    /// Each word that it names, as often as it names it.
    void words(IntConsumer taker) {
        switch (kind) {
            case WORD, PHRASE -> Arrays.stream(body).forEach(taker);
            case NEAR -> places((_, from, to) -> Arrays.stream(body, from, to).forEach(taker));
            case ALWAYS, NUMBERS, TIMES -> {}
        }
    }

    /// Takes the places of a near atom: each with the part of the body that holds its words.
    interface Place {
        void at(int place, int from, int to);
    }

    void places(Place taker) {
        int place = 0;
        for (int i = 0; i < body.length; i += 1 + body[i]) {
            taker.at(place++, i + 1, i + 1 + body[i]);
        }
    }

    boolean isBody(int[] page, int at) {
        return Arrays.equals(page, at, at + body.length, body, 0, body.length);
    }
}
