package dev.telex.ingest.schedule;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedAddress;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All that this process knows of its feeds, and which of them are due.
///
/// Between two polls a feed lies here packed ([Compact]), because there are many: an entry, its two packed
/// records and its share of its host are less than 1 KB. Hosts stand in a heap by when something of theirs may
/// be asked, feeds in a heap of their host: to take one costs the logarithm of their numbers.
///
/// Safe to use from several threads.
public final class Timetable {
    private final Duration hostPause;
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<String, Host> hosts = new HashMap<>();
    private final Heap<Host> idle = new Heap<>();
    private int busy;
    private int failing;

    /// @param hostPause between the end of a request to a host and the start of the next
    public Timetable(Duration hostPause) {
        this.hostPause = hostPause;
    }

    /// A feed with what is known of it.
    public record Row(Feed feed, FeedState state) {}

    private static final class Host extends Heap.Entry {
        final String name;
        final Heap<Entry> feeds = new Heap<>();
        int all;
        boolean busy;
        long free = Long.MIN_VALUE;

        Host(String name) {
            this.name = name;
        }

        @Override
        long due() {
            Entry first = feeds.first();
            return first == null ? Long.MAX_VALUE : Math.max(free, first.due);
        }
    }

    private static final class Entry extends Heap.Entry {
        final long hash;
        Host host;
        byte[] feed;
        byte @Nullable [] state;
        long due = Long.MIN_VALUE;
        boolean isPolled;
        boolean open;
        boolean asked;
        boolean failing;

        Entry(long hash, Host host, byte[] feed) {
            this.hash = hash;
            this.host = host;
            this.feed = feed;
        }

        @Override
        long due() {
            return due;
        }
    }

    /// Puts a feed in, or changes one: what is known of it is kept. A new one is asked for nothing until
    /// [#open].
    public synchronized void put(Feed feed) {
        Host host = hosts.computeIfAbsent(FeedAddress.of(feed.url()).host(), Host::new);
        Entry entry = entries.get(hash(feed.id()));
        if (entry == null) {
            entry = new Entry(hash(feed.id()), host, Compact.pack(feed));
            entries.put(entry.hash, entry);
            host.all++;
        } else {
            entry.feed = Compact.pack(feed);
            move(entry, host);
        }
        entry.isPolled = feed.kind() == null || feed.kind() == FeedKind.POLL;
        queue(entry);
    }

    /// Notes what is known of a feed. One that is not here stays away.
    ///
    /// @return whether it is here
    public synchronized boolean put(FeedState state) {
        Entry entry = entries.get(hash(state.feed()));
        if (entry == null) {
            return false;
        }
        entry.state = Compact.pack(state);
        entry.due = state.due().toEpochMilli();
        note(entry, state.failures() > 0);
        queue(entry);
        return true;
    }

    /// Forgets what is known of a feed: it was never asked.
    public synchronized void forget(String feed) {
        Entry entry = entries.get(hash(feed));
        if (entry != null) {
            entry.state = null;
            entry.due = Long.MIN_VALUE;
            note(entry, false);
            queue(entry);
        }
    }

    /// From now on the feed is asked when it is due.
    ///
    /// @return null where it is not here
    public synchronized @Nullable Feed open(String feed) {
        Entry entry = entries.get(hash(feed));
        if (entry == null) {
            return null;
        }
        entry.open = true;
        queue(entry);
        return Compact.feed(entry.feed);
    }

    /// Whether the feed was there.
    public synchronized boolean remove(String feed) {
        Entry entry = entries.remove(hash(feed));
        if (entry == null) {
            return false;
        }
        note(entry, false);
        leave(entry);
        return true;
    }

    /// Gives up the feeds that this process no longer asks.
    ///
    /// @return their ids
    public synchronized List<String> removeIf(Predicate<String> ids) {
        List<String> gone = entries.values().stream()
                .map(entry -> Compact.feed(entry.feed).id())
                .filter(ids)
                .toList();
        gone.forEach(this::remove);
        return gone;
    }

    /// Takes what is due from hosts that are not being asked, the longest due first; each of their hosts is
    /// busy until [#done].
    ///
    /// @param mostBusy hosts that may be busy at the same time
    public synchronized List<Row> take(Instant now, int mostBusy) {
        List<Row> taken = new ArrayList<>();
        for (Host host = idle.first();
                host != null && busy < mostBusy && host.due() <= now.toEpochMilli();
                host = idle.first()) {
            Entry entry = host.feeds.first();
            idle.remove(host);
            if (entry != null) {
                host.feeds.remove(entry);
                entry.asked = true;
                host.busy = true;
                busy++;
                taken.add(row(entry));
            }
        }
        return taken;
    }

    /// Hands a feed's host back, and the feed: it is due again as its state says by now.
    public synchronized void done(Row row, Instant now) {
        busy--;
        Host host = hosts.get(FeedAddress.of(row.feed().url()).host());
        if (host != null) {
            host.busy = false;
            host.free = now.plus(hostPause).toEpochMilli();
            if (!drop(host)) {
                queue(host);
            }
        }
        Entry entry = entries.get(hash(row.feed().id()));
        if (entry != null) {
            entry.asked = false;
            queue(entry);
        }
    }

    /// A feed that is open; null where there is none.
    public synchronized @Nullable Row row(String feed) {
        Entry entry = entries.get(hash(feed));
        return entry == null || !entry.open ? null : row(entry);
    }

    public synchronized int size() {
        return entries.size();
    }

    public synchronized int busy() {
        return busy;
    }

    /// Feeds whose last answer was none.
    public synchronized int failing() {
        return failing;
    }

    private static Row row(Entry entry) {
        Feed feed = Compact.feed(entry.feed);
        return new Row(
                feed,
                entry.state == null
                        ? FeedState.unasked(feed.id(), Instant.EPOCH)
                        : Compact.state(entry.state, feed.id()));
    }

    private void note(Entry entry, boolean fails) {
        failing += (fails ? 1 : 0) - (entry.failing ? 1 : 0);
        entry.failing = fails;
    }

    /// Into its host's heap, unless it is being asked or is not asked at all.
    private void queue(Entry entry) {
        if (entry.open && entry.isPolled && !entry.asked) {
            entry.host.feeds.put(entry);
        } else {
            entry.host.feeds.remove(entry);
        }
        queue(entry.host);
    }

    private void queue(Host host) {
        if (!host.busy) {
            idle.put(host);
        }
    }

    private void move(Entry entry, Host host) {
        if (entry.host != host) {
            leave(entry);
            entry.host = host;
            host.all++;
        }
    }

    private void leave(Entry entry) {
        Host host = entry.host;
        host.all--;
        host.feeds.remove(entry);
        if (!drop(host)) {
            queue(host);
        }
    }

    /// A host without feeds is forgotten, once it is not being asked any more.
    private boolean drop(Host host) {
        if (host.all > 0 || host.busy) {
            return false;
        }
        idle.remove(host);
        hosts.remove(host.name);
        return true;
    }

    /// The hash in a feed's id, which alone tells it from all others.
    private static long hash(String feed) {
        return Long.parseUnsignedLong(feed.substring(Ids.hostOf(feed).length() + 1), 16);
    }
}
