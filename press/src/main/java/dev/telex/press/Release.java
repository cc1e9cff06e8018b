package dev.telex.press;

import java.time.Instant;
import java.util.Locale;

/// Something a publisher sent, as it really was: the truth of the simulated wire.
///
/// @param link of the article; the same for all its revisions
/// @param guid as its feeds give it; the same for all its revisions
/// @param publisher the newsroom's name
/// @param event number of the real-world event, from 0: articles of one event are one story
/// @param origin link of the article whose text this is: its own, unless it is a copy
/// @param kind what was sent
/// @param revision 0 for the first, then counted
/// @param published when it was sent
/// @param title as the feeds give it
public record Release(
        String link,
        String guid,
        String publisher,
        long event,
        String origin,
        Kind kind,
        int revision,
        Instant published,
        String title) {

    public enum Kind {
        /// A publisher's own first report of an event; an event may have several, in other words.
        LEAD,
        /// Another publisher's article with nearly the same text, credited.
        COPY,
        /// A revision with news in it.
        UPDATE,
        /// A revision that mends an error and says so.
        CORRECTION,
        /// The article is withdrawn: the text is gone, a notice stands in its place.
        KILL;

        /// As in `/truth.jsonl`: `lead`, `copy`, …
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether the text is another publisher's.
    public boolean syndicated() {
        return !origin.equals(link);
    }
}
