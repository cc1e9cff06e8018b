package dev.telex.query;

/// Times of an article. An article may have several of one: it is enough that one lies in the range.
public enum TimeField {
    /// When its publisher says that it was published; when it was first seen, where he does not say.
    PUBLISHED,
    /// When this revision was seen.
    SEEN,
    /// Days that the text speaks of: "on Thursday", "August 29".
    DATE
}
