package dev.telex.ingest;

import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.fetch.Outcome;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.parse.FeedParser;
import dev.telex.ingest.parse.Parsed;
import dev.telex.ingest.publish.Outlet;
import dev.telex.ingest.publish.Publication;
import dev.telex.ingest.schedule.NextPoll;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One poll of one feed: ask, read, publish what is new, remember.
final class Poll {
    private final Fetcher fetcher;
    private final Outlet outlet;
    private final NextPoll next;
    private final InstantSource clock;
    private final Semaphore parsing = new Semaphore(Runtime.getRuntime().availableProcessors());

    Poll(Fetcher fetcher, Outlet outlet, NextPoll next, InstantSource clock) {
        this.fetcher = fetcher;
        this.outlet = outlet;
        this.next = next;
        this.clock = clock;
    }

    /// @return the feed's state afterwards; where it matters to another process, it is in Kafka already
    FeedState run(Feed feed, FeedState state) {
        Outcome outcome = fetcher.fetch(feed.url(), state.etag(), state.lastModified());
        return switch (outcome) {
            case Fetched fetched -> read(feed, state, fetched);
            case Outcome.NotModified _ -> answered(state);
            case Outcome.RateLimited limited ->
                failed(
                        state,
                        "%s asks for fewer requests (%d)".formatted(feed.url(), limited.status()),
                        limited.retryAfter());
            case Outcome.Gone _ -> failed(state, feed.url() + " is gone (410); remove it if it stays so", null);
            case Outcome.Failed failure -> failed(state, failure.reason(), null);
        };
    }

    private FeedState read(Feed feed, FeedState state, Fetched fetched) {
        return switch (parse(fetched)) {
            case Parsed.Document document -> publish(feed, state, fetched, document);
            case Parsed.Unreadable unreadable -> failed(state, unreadable.reason(), null);
        };
    }

    /// As many at a time as there are processors: more would not be faster, and hold all their documents in
    /// memory.
    private Parsed parse(Fetched fetched) {
        parsing.acquireUninterruptibly();
        try {
            return FeedParser.parse(fetched.body().bytes(), fetched.contentType(), fetched.url());
        } finally {
            parsing.release();
        }
    }

    private FeedState publish(Feed feed, FeedState state, Fetched fetched, Parsed.Document document) {
        Instant now = clock.instant();
        Publication publication = Publication.of(feed, state, document, now);
        FeedState after = new FeedState(
                feed.id(),
                fetched.etag(),
                fetched.lastModified(),
                now,
                next.afterAnswer(now),
                0,
                null,
                publication.items(),
                publication.shared());
        if (!publication.articles().isEmpty() || isNews(state, after)) {
            outlet.publish(publication.articles(), after);
        }
        return after;
    }

    private FeedState answered(FeedState state) {
        Instant now = clock.instant();
        FeedState after = new FeedState(
                state.feed(),
                state.etag(),
                state.lastModified(),
                now,
                next.afterAnswer(now),
                0,
                null,
                state.items(),
                state.shared());
        if (isNews(state, after)) {
            outlet.publish(List.of(), after);
        }
        return after;
    }

    private FeedState failed(FeedState state, String reason, @Nullable Duration wait) {
        FeedState after = later(state, reason, wait);
        outlet.publish(List.of(), after);
        return after;
    }

    /// The state of a feed whose poll came to nothing through no fault of its own: nothing of it goes to Kafka.
    FeedState postpone(FeedState state, @Nullable String reason) {
        return later(state, reason, null);
    }

    private FeedState later(FeedState state, @Nullable String reason, @Nullable Duration wait) {
        int failures = state.failures() + 1;
        return new FeedState(
                state.feed(),
                state.etag(),
                state.lastModified(),
                state.polled(),
                next.afterFailure(failures, wait, clock.instant()),
                failures,
                reason,
                state.items(),
                state.shared());
    }

    /// The times alone are no news: most polls find nothing, and whoever takes over asks what is overdue at once.
    private static boolean isNews(FeedState before, FeedState after) {
        return before.polled() == null
                || before.failures() != after.failures()
                || !before.items().equals(after.items())
                || !Objects.equals(before.etag(), after.etag())
                || !Objects.equals(before.lastModified(), after.lastModified());
    }
}
