package dev.telex.enrich.copy;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Recognises near-identical text as it streams: one pass, each article decided when it comes.
///
/// **Idea.** Of an article its first 128 telling words are kept, 15 bits each ([Trace]). They are enough to
/// find articles with passages in common, by at most about 16 of their three-word grams ([Keys], an inverted
/// index of five bytes an entry in [Postings]), and then to compare the two texts gram by gram rather than by
/// an estimate ([Comparison]). It is containment in the shorter text that counts (Broder, On the Resemblance
/// and Containment of Documents, 1997), so that cut ends do no harm; and grams that many texts have do not
/// count ([CommonPhrases]), so that boilerplate and the set phrases of wire templates do not make copies.
///
/// **Error.** A gram is 45 bits of three words, hashed to 32: two texts of 126 grams share one by chance with a
/// probability of about 4 in a million, and seven of them are needed. A copy is missed by the index if none of
/// its original's keys survives; with n keys and a share s of grams that survive that is (1 - s)^n: at the
/// threshold one in 700 for 16 keys, one in 60 for the ten of a short text. Texts that differ in their first
/// 128 telling words only (about 250 words of English) are not seen to be the same, and ones that differ only
/// beyond are not seen to differ. What is measured is in the package's tests.
///
/// **Order.** Articles may come in any order; what counts is when they were seen. Which articles one is
/// compared with does not depend on the order beyond which of two came first, as long as none is later than the
/// settings' lateness. An article that comes again keeps its decision, also with other text: then later copies
/// are compared with the newest.
///
/// **State.** One sketch an article ([#sketch]), for a store; [#restore] builds everything from the sketches of
/// a store, in any order.
///
/// Not for more than one thread.
public final class Copies {
    private final Window window;
    private final Comparison comparison;

    /// @param left is told the id of each article that has left the window, so that its sketch can be deleted
    public Copies(CopySettings settings, Consumer<String> left) {
        window = new Window(settings.window().plus(settings.lateness()), settings.articles(), left);
        comparison = new Comparison(window, settings.window());
    }

    /// Decides on an article, and holds it for those to come. Its sketch is new or changed then.
    public CopyDecision decide(CopyArticle article) {
        comparison.read(article);
        int known = window.find(article.id());
        return known < 0 ? decideFirst(article) : decideAgain(known);
    }

    /// What to store of an article, so that it can be restored; empty once it has left the window. The array is
    /// the one that is in use, not to be changed.
    public Optional<byte[]> sketch(String id) {
        int place = window.find(id);
        return place < 0 ? Optional.empty() : Optional.of(window.at(place));
    }

    /// Holds articles as they were stored, each once and before any other comes.
    ///
    /// @throws IllegalArgumentException where bytes are no sketch of a known version
    public void restore(Stream<byte[]> sketches) {
        window.restore(sketches);
    }

    /// How many articles are held.
    public int size() {
        return window.size();
    }

    private CopyDecision decideFirst(CopyArticle article) {
        Comparison.Match match = comparison.best(article.seen().toEpochMilli());
        CopyDecision decision = match == null ? new CopyDecision.Original(article.id()) : copy(article, match);
        window.add(comparison.sketch(decision, article, match));
        return decision;
    }

    private CopyDecision decideAgain(int place) {
        byte[] before = window.at(place);
        if (!comparison.isOf(before)) {
            window.replace(place, comparison.sketchInPlaceOf(before));
        }
        return Sketch.decision(before);
    }

    private static CopyDecision copy(CopyArticle article, Comparison.Match match) {
        String of = Sketch.id(match.sketch);
        return new CopyDecision.Copy(
                article.id(),
                Sketch.decision(match.sketch).group(),
                of,
                match.percent,
                Sketch.publisher(match.sketch).equals(article.publisher()),
                isBefore(article, match.sketch));
    }

    private static boolean isBefore(CopyArticle article, byte[] sketch) {
        int bySeen = Long.compare(article.seen().toEpochMilli(), Sketch.seen(sketch));
        return bySeen < 0 || (bySeen == 0 && article.id().compareTo(Sketch.id(sketch)) < 0);
    }
}
