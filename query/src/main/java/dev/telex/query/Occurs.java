package dev.telex.query;

/// How a clause counts among those beside it.
enum Occurs {
    /// An alternative; where another one must be there, it changes no match.
    MAY,
    MUST,
    NOT
}
