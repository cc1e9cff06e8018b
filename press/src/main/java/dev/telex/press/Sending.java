package dev.telex.press;

import java.time.Duration;

/// A planned release, before any text is written.
///
/// @param article number of the article within its event
/// @param publisher number of the publisher
/// @param origin number of the article whose text this is: its own, unless it is a copy
/// @param after the event
/// @param updates how many updates of the origin's text this has
record Sending(
        int article,
        int publisher,
        int origin,
        Release.Kind kind,
        int revision,
        Duration after,
        int updates,
        boolean corrected,
        boolean erroneous) {

    Sending revised(Release.Kind next, Duration when) {
        return new Sending(
                article,
                publisher,
                origin,
                next,
                revision + 1,
                when,
                updates + (next == Release.Kind.UPDATE ? 1 : 0),
                corrected || next == Release.Kind.CORRECTION,
                erroneous);
    }

    /// The same text as this, first sent by another publisher.
    Sending copied(int asArticle, int by, Duration when) {
        return new Sending(asArticle, by, article, Release.Kind.COPY, 0, when, updates, corrected, erroneous);
    }
}
