package dev.telex.ingest.schedule;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The feeds that this process asks, by when they are due. A host is handed out once until it is handed back.
///
/// Safe to use from several threads.
public final class Timetable {
    private final Map<String, Row> rows = new HashMap<>();
    private final TreeSet<Row> byDue =
            new TreeSet<>(Comparator.comparing((Row row) -> row.state().due())
                    .thenComparing(row -> row.feed().id()));
    private final Set<String> busyHosts = new HashSet<>();

    /// A feed with what is known of it.
    public record Row(Feed feed, FeedState state) {
        String host() {
            return Ids.hostOf(feed.id());
        }
    }

    /// Puts a feed in, or changes one: its state is kept.
    public synchronized void put(Feed feed, FeedState stateIfNew) {
        Row before = rows.get(feed.id());
        replace(new Row(feed, before == null ? stateIfNew : before.state()));
    }

    /// Whether the feed was there.
    public synchronized boolean remove(String feed) {
        Row row = rows.remove(feed);
        return row != null && byDue.remove(row);
    }

    /// Gives up the feeds that this process no longer asks.
    public synchronized void removeIf(Predicate<Feed> condition) {
        List<String> gone = rows.values().stream()
                .map(Row::feed)
                .filter(condition)
                .map(Feed::id)
                .toList();
        gone.forEach(this::remove);
    }

    /// Takes what is due from hosts that are not being asked, the longest due first; each of their hosts is busy
    /// until [#done].
    ///
    /// @param mostBusy hosts that may be busy at the same time
    public synchronized List<Row> take(Instant now, int mostBusy) {
        List<Row> taken = new ArrayList<>();
        for (Row row : byDue) {
            if (busyHosts.size() >= mostBusy || row.state().due().isAfter(now)) {
                break;
            }
            if (busyHosts.add(row.host())) {
                taken.add(row);
            }
        }
        return taken;
    }

    /// Hands a host back, with the feed's new state. A feed that was removed in the meantime stays removed.
    ///
    /// @param state null where it is as it was
    public synchronized void done(Row row, @Nullable FeedState state) {
        busyHosts.remove(row.host());
        Row now = rows.get(row.feed().id());
        if (now != null && state != null) {
            replace(new Row(now.feed(), state));
        }
    }

    public synchronized int size() {
        return rows.size();
    }

    public synchronized int busy() {
        return busyHosts.size();
    }

    public synchronized Collection<Row> rows() {
        return List.copyOf(rows.values());
    }

    private void replace(Row row) {
        Row before = rows.put(row.feed().id(), row);
        if (before != null) {
            byDue.remove(before);
        }
        byDue.add(row);
    }
}
