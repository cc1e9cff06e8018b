package dev.telex.enrich.copy;

/// Whether an article's text was there before. Made once, when the article comes, and never revised.
public sealed interface CopyDecision {

    String id();

    /// Id of the first article that came with this text: the copy group, also after that article left the
    /// window.
    String group();

    /// A text of its own.
    record Original(String id) implements CopyDecision {
        @Override
        public String group() {
            return id;
        }
    }

    /// Nearly the text of another article.
    ///
    /// @param of            the article that it is most like; of several, the one seen first
    /// @param percent       how much of the shorter text's telling phrases the other has, 1 to 100
    /// @param samePublisher the other article is the same publisher's: a second address or a new version of it,
    ///        rather than a copy. By text they cannot be told apart, the caller has to
    /// @param seenBefore    it was seen before the article that it is like, and came late. The group keeps its
    ///         id
    record Copy(String id, String group, String of, int percent, boolean samePublisher, boolean seenBefore)
            implements CopyDecision {}
}
