package dev.telex.enrich.entity;

/// How sure the dictionary is of a mention: four steps, so that users can cut where they like.
final class Confidence {
    /// The article says so itself: a dateline, "Paris, France", a name of several words that only one place has.
    static final double CERTAIN = 0.95;

    /// One place has this name, and its surroundings are those of a place.
    static final double USUAL = 0.9;

    /// Several places have the name, or it is a doubtful one, and the article supports the one chosen.
    static final double SUPPORTED = 0.75;

    /// Several places have the name and this is the largest; or the name stands inside another one ("Bank of
    /// England"), or in a headline whose capitals say nothing.
    static final double LIKELY = 0.6;

    private Confidence() {}
}
