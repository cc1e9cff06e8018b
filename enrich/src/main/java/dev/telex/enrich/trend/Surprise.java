package dev.telex.enrich.trend;

/// How unlikely a count is, given what was counted before.
///
/// **Idea.** Articles about a subject come at some rate, which is not known but estimated: after `sum` articles
/// in `windows` windows it has a Gamma distribution, of shape sum + 1 and rate windows + 1 (the 1 each is what
/// is believed before anything was seen: about one article a window). What to expect of the next window is then
/// negative binomial, wider than Poisson as long as little is known; so a subject that nobody ever heard of
/// needs more than two articles to surprise, and no least rate has to be set. The score is the negative decimal
/// logarithm of the probability of the count or more.
///
/// **Error.** News comes in clusters and by day, which a constant rate ignores: scores are too high by what
/// mornings have more than nights. That is why the threshold is far from what a statistician would take.
/// Conjugate updating is in any textbook (Gelman and others, Bayesian Data Analysis, 2.6).
final class Surprise {
    private static final double LN10 = Math.log(10);
    private static final double ENOUGH = 1e-12;

    private Surprise() {}

    /// @param count   in the window
    /// @param sum     in the past, which fades
    /// @param windows how many windows the past is
    /// @return 0 where the count is not above what is expected
    static double score(int count, double sum, double windows) {
        double shape = sum + 1;
        double rate = windows + 1;
        if (count * rate <= shape) {
            return 0;
        }
        double logarithm = shape * Math.log(rate / (rate + 1));
        for (int i = 0; i < count; i++) {
            logarithm += Math.log((shape + i) / (i + 1) / (rate + 1));
        }
        // The terms from here on fall as fast as a geometric series.
        double tail = 0;
        double term = 1;
        for (int i = count; term > ENOUGH * tail; i++) {
            tail += term;
            term *= (shape + i) / (i + 1) / (rate + 1);
        }
        return Math.max(0, -(logarithm + Math.log(tail)) / LN10);
    }
}
