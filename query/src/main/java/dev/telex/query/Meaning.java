package dev.telex.query;

/// What a word means where it stands: in which field, and whether its case counts.
record Meaning(WordField field, boolean exact) {
    static final Meaning PLAIN = new Meaning(WordField.ANYWHERE, false);

    Meaning in(WordField other) {
        return new Meaning(other, exact);
    }

    Meaning exactly() {
        return new Meaning(field, true);
    }
}
