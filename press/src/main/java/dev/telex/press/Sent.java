package dev.telex.press;

import java.time.Instant;
import java.util.Comparator;

/// A sending that has its event and its instant.
record Sent(long event, Sending sending, Instant at) {
    /// An event has at most 15 articles.
    private static final int ARTICLES = 16;

    static final Comparator<Sent> IN_TIME = Comparator.comparing(Sent::at)
            .thenComparingLong(Sent::event)
            .thenComparingInt(sent -> sent.sending().article())
            .thenComparingInt(sent -> sent.sending().revision());

    /// The number of the article over all events: the end of its link.
    long article() {
        return event * ARTICLES + sending.article();
    }

    static long eventOf(long article) {
        return article / ARTICLES;
    }
}
