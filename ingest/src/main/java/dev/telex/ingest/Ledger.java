package dev.telex.ingest;

import dev.telex.ingest.publish.Intake.Known;
import dev.telex.ingest.publish.Outlet;
import dev.telex.ingest.schedule.Timetable;
import dev.telex.wire.Article;
import dev.telex.wire.FeedState;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is known of the feeds that this process owns, and the only way to change it: by one at a time for a
/// feed, with Kafka before memory, and only as long as the feed is owned.
///
/// A feed is dealt to another process only when no change of it is under way here any more, and none begins
/// afterwards: a poll that comes back later finds that the feed is not here, and publishes nothing. So no two
/// write one state, with one exception: a process that was stopped for longer than its session (10 s) and
/// wakes with a record under way. What such a record can do is little: a state says only what was published,
/// so that an old one leads to publishing again, which enrich drops, and never to leaving out.
final class Ledger {
    private static final int LOCKS = 1 << 10;

    private final Timetable timetable;
    private final Outlet outlet;
    private final ReentrantReadWriteLock owning = new ReentrantReadWriteLock();
    private final Lock[] locks = new Lock[LOCKS];

    Ledger(Timetable timetable, Outlet outlet) {
        this.timetable = timetable;
        this.outlet = outlet;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /// @param change from what is known to what follows; what it throws leaves all as it was
    /// @return what followed; null where the feed is not owned
    @Nullable
    Reckoned change(String feed, Function<Known, Reckoned> change) {
        return locked(feed, known -> {
            Reckoned reckoned = change.apply(known);
            if (reckoned.isNews()) {
                outlet.publish(reckoned.outgoing());
            }
            if (reckoned.outgoing().feed() != null) {
                timetable.put(reckoned.outgoing().feed());
            }
            timetable.put(reckoned.state());
            return reckoned;
        });
    }

    /// Publishes articles of a feed that is not known here, or of which nothing is to be known.
    void pass(List<Article> articles) {
        outlet.publish(articles);
    }

    /// Changes what is known here alone.
    void note(String feed, Function<FeedState, FeedState> change) {
        locked(feed, known -> timetable.put(change.apply(known.state())));
    }

    @Nullable
    Known known(String feed) {
        Timetable.Row row = timetable.row(feed);
        return row == null ? null : new Known(row.feed(), row.state());
    }

    /// Knows nothing of a feed any more, once no change of it is under way: what comes back later is left.
    ///
    /// @return whether it was known
    boolean remove(String feed) {
        return locked(feed, _ -> timetable.remove(feed)) != null;
    }

    private <T> @Nullable T locked(String feed, Function<Known, T> work) {
        owning.readLock().lock();
        Lock lock = locks[Math.floorMod(feed.hashCode(), LOCKS)];
        lock.lock();
        try {
            Known known = known(feed);
            return known == null ? null : work.apply(known);
        } finally {
            lock.unlock();
            owning.readLock().unlock();
        }
    }

    /// Gives feeds up, once no change of theirs is under way.
    ///
    /// @param gone told of each
    void release(Predicate<String> feeds, Consumer<String> gone) {
        owning.writeLock().lock();
        try {
            timetable.removeIf(feeds).forEach(gone);
        } finally {
            owning.writeLock().unlock();
        }
    }
}
