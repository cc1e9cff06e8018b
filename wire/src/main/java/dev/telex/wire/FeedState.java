package dev.telex.wire;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What ingest knows of a feed since it last asked. Value of `telex.feed-states`, keyed by the feed's id.
///
/// Written only after every article of the poll is acknowledged: whoever finds it may rely on it. Polls that
/// find nothing write nothing: the times may be older than the last poll.
///
/// @param feed         the feed's id
/// @param etag         ETag of the last document, byte for byte as it came; null where it had none
/// @param lastModified Last-Modified of the last document, byte for byte as it came; null where it had none
/// @param distrusted   when its publisher was last found to call a changed document unchanged: it is asked
///        without validators; null: never
/// @param polled       when the feed last answered with a document; null: never
/// @param due          when to ask next
/// @param failures     failures in a row
/// @param failure      what the last of them was, with the mend; null after a success
/// @param gone         since when its publisher says that it is no more; null: he does not
/// @param stopped      why it is not asked any more, but for a look now and then; null: it is asked
/// @param moving       where its publisher says that it lives from now on; null: where it is asked
/// @param seen         the items of the last document that had any, and those that left it lately
/// @param turned       when those items were last gone through to tell again what stands there for long
/// @param rhythm       how often it publishes; null before its first document
/// @param asks         how seldom it asks to be asked; null: it leaves that to Telex
/// @param hurry        how often the learned interval is halved, because items rolled past unseen
/// @param quiet        its silence was told, and lasts
public record FeedState(
        String feed,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Instant distrusted,
        @Nullable Instant polled,
        Instant due,
        int failures,
        @Nullable String failure,
        @Nullable Instant gone,
        @Nullable String stopped,
        @Nullable Moving moving,
        SeenItems seen,
        @Nullable Instant turned,
        @Nullable Rhythm rhythm,
        @Nullable Asks asks,
        int hurry,
        boolean quiet) {

    public FeedState {
        seen = Objects.requireNonNullElse(seen, SeenItems.NONE);
    }

    /// The state of a feed that was never asked.
    public static FeedState unasked(String feed, Instant due) {
        return new FeedState(
                feed,
                null,
                null,
                null,
                null,
                due,
                0,
                null,
                null,
                null,
                null,
                SeenItems.NONE,
                null,
                null,
                null,
                0,
                false);
    }

    /// To change some of it.
    public Draft draft() {
        return new Draft(this);
    }

    /// A redirect that is for good (301, 308), until it has lasted long enough to be believed.
    ///
    /// @param url   where it leads
    /// @param since when it was first seen
    /// @param times how often it was seen since
    public record Moving(String url, Instant since, int times) {}

    /// How often a feed publishes, learned from when its items appeared. Items that appear within a minute are
    /// one moment.
    ///
    /// @param latest  when its latest item appeared
    /// @param fast    mean gap between moments, in seconds, of the last three or so
    /// @param slow    the same, of the last twenty or so
    /// @param longest gap that is remembered, in seconds: it fades by half in four weeks
    /// @param moments that it is learned from
    public record Rhythm(Instant latest, long fast, long slow, long longest, int moments) {}

    /// How seldom a feed asks to be asked.
    ///
    /// @param seconds   between two requests, at least
    /// @param skipHours hours of the day in which nothing is published, 0 to 23 in UTC
    /// @param skipDays  days on which nothing is published, in UTC
    public record Asks(long seconds, List<Integer> skipHours, List<DayOfWeek> skipDays) {
        public Asks {
            skipHours = List.copyOf(skipHours);
            skipDays = List.copyOf(skipDays);
        }
    }

    /// A state that is being changed. Not safe to share.
    public static final class Draft {
        private String feed;
        private @Nullable String etag;
        private @Nullable String lastModified;
        private @Nullable Instant distrusted;
        private @Nullable Instant polled;
        private Instant due;
        private int failures;
        private @Nullable String failure;
        private @Nullable Instant gone;
        private @Nullable String stopped;
        private @Nullable Moving moving;
        private SeenItems seen;
        private @Nullable Instant turned;
        private @Nullable Rhythm rhythm;
        private @Nullable Asks asks;
        private int hurry;
        private boolean quiet;

        private Draft(FeedState from) {
            feed = from.feed;
            etag = from.etag;
            lastModified = from.lastModified;
            distrusted = from.distrusted;
            polled = from.polled;
            due = from.due;
            failures = from.failures;
            failure = from.failure;
            gone = from.gone;
            stopped = from.stopped;
            moving = from.moving;
            seen = from.seen;
            turned = from.turned;
            rhythm = from.rhythm;
            asks = from.asks;
            hurry = from.hurry;
            quiet = from.quiet;
        }

        public Draft feed(String id) {
            feed = id;
            return this;
        }

        public Draft validators(@Nullable String newEtag, @Nullable String newLastModified) {
            etag = newEtag;
            lastModified = newLastModified;
            return this;
        }

        public Draft distrusted(@Nullable Instant when) {
            distrusted = when;
            return this;
        }

        public Draft polled(@Nullable Instant when) {
            polled = when;
            return this;
        }

        public Draft due(Instant when) {
            due = when;
            return this;
        }

        public Draft failures(int inARow, @Nullable String last) {
            failures = inARow;
            failure = last;
            return this;
        }

        public Draft gone(@Nullable Instant since) {
            gone = since;
            return this;
        }

        public Draft stopped(@Nullable String why) {
            stopped = why;
            return this;
        }

        public Draft moving(@Nullable Moving whereTo) {
            moving = whereTo;
            return this;
        }

        public Draft seen(SeenItems items, @Nullable Instant newTurned) {
            seen = items;
            turned = newTurned;
            return this;
        }

        public Draft rhythm(@Nullable Rhythm learned) {
            rhythm = learned;
            return this;
        }

        public Draft asks(@Nullable Asks publisher) {
            asks = publisher;
            return this;
        }

        public Draft hurry(int halvings) {
            hurry = halvings;
            return this;
        }

        public Draft quiet(boolean told) {
            quiet = told;
            return this;
        }

        public FeedState done() {
            return new FeedState(
                    feed,
                    etag,
                    lastModified,
                    distrusted,
                    polled,
                    due,
                    failures,
                    failure,
                    gone,
                    stopped,
                    moving,
                    seen,
                    turned,
                    rhythm,
                    asks,
                    hurry,
                    quiet);
        }
    }
}
