package dev.telex.ingest;

import dev.telex.ingest.fetch.Found;
import dev.telex.ingest.publish.Intake.Known;
import dev.telex.ingest.publish.Outgoing;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedEvent;
import dev.telex.wire.FeedState;
import dev.telex.wire.FeedState.Moving;
import dev.telex.wire.Hosts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Redirects that are for good (301, 308). Many a server sends one by mistake and takes it back on Monday: so
/// a feed is asked where it always was until the same redirect, with a feed behind it, has lasted for days.
final class Moves {
    static final Duration BELIEVED_AFTER = Duration.ofDays(3);
    static final int LEAST_TIMES = 3;

    private Moves() {}

    /// What is known of a redirect after one more answer; null where that answer took none.
    static @Nullable Moving seen(@Nullable Moving before, Found found, Instant now) {
        String url = found.permanentUrl();
        if (url == null) {
            return null;
        }
        return before == null || !before.url().equals(url)
                ? new Moving(url, now, 1)
                : new Moving(url, before.since(), before.times() + 1);
    }

    /// A feed that is asked with credentials stays with whom it was entrusted to.
    static boolean isBelieved(Feed feed, @Nullable Moving moving, Instant now) {
        return moving != null
                && moving.times() >= LEAST_TIMES
                && !moving.since().plus(BELIEVED_AFTER).isAfter(now)
                && (feed.credentials() == null || domain(feed.url()).equals(domain(moving.url())));
    }

    /// From now on the feed is asked where it lives. Its id stays, and with it the process that asks it.
    static Reckoned move(Known known, Reckoned reckoned, Moving moving, Instant now) {
        Feed feed = known.feed().at(moving.url());
        String detail =
                "from %s, as its publisher says since %s".formatted(known.feed().url(), moving.since());
        List<FeedEvent> events = new ArrayList<>(reckoned.outgoing().events());
        events.add(new FeedEvent(feed.id(), feed.url(), FeedEvent.Kind.MOVED, now, detail));
        return with(
                reckoned, events, feed, reckoned.state().draft().moving(null).done());
    }

    /// It lives where another feed is asked already: that one is kept, and this one looked at now and then, in
    /// case it moves again.
    ///
    /// @param next when to look
    static Reckoned join(Known known, Reckoned reckoned, Feed other, Moving moving, Instant next, Instant now) {
        String stopped = "it moved to %s, which is asked as %s already".formatted(moving.url(), other.id());
        boolean isTold = stopped.equals(known.state().stopped());
        List<FeedEvent> events = new ArrayList<>(reckoned.outgoing().events());
        if (isTold) {
            events.removeIf(event -> event.kind() == FeedEvent.Kind.RECOVERED);
        } else {
            events.add(new FeedEvent(
                    known.feed().id(),
                    moving.url(),
                    FeedEvent.Kind.MOVED,
                    now,
                    stopped + ", and is not asked any more; remove it"));
        }
        FeedState state = reckoned.state().draft().stopped(stopped).due(next).done();
        return with(reckoned, events, null, state);
    }

    private static Reckoned with(Reckoned reckoned, List<FeedEvent> events, @Nullable Feed feed, FeedState state) {
        Outgoing before = reckoned.outgoing();
        return new Reckoned(
                new Outgoing(before.articles(), events, before.items(), feed, state), true, reckoned.items());
    }

    private static String domain(String url) {
        return Hosts.domain(Hosts.of(url));
    }
}
