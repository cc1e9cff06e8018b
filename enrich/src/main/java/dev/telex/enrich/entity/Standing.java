package dev.telex.enrich.entity;

/// How a name stands in its sentence: what the words around it say about whether a place is meant.
enum Standing {
    /// In the dateline that opens a wire story.
    DATELINE,
    /// Behind a preposition or adjective of place: "in Nice", "northern Iraq".
    LOCATED,
    /// By itself.
    FREE,
    /// In a name that says where: "Bank of England".
    INSIDE,
    /// In a headline or a text whose capitals say nothing.
    UNKNOWN,
    /// Before another capitalised word: "Paris Hilton", "London Bridge".
    LEADING,
    /// Behind another capitalised word: "Jack London", "Air France".
    TRAILING;

    boolean isPartOfName() {
        return this == LEADING || this == TRAILING;
    }
}
