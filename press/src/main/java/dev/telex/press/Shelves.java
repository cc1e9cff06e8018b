package dev.telex.press;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// What each feed shows: its newest articles, each in its newest revision.
///
/// The shelves are kept up to date as time goes by. After a start they are filled by looking back, further and
/// further until each feed is full of articles so recent that no older event can have changed it. So they are the
/// same as if they had been kept all along, and memory is bounded by feeds × depth.
final class Shelves {
    private final Wire wire;
    private final NewsDesk desk;
    private final List<Publisher> publishers;
    private final int depth;

    /// By publisher and feed: number of the article to its newest revision, oldest first.
    private List<List<Map<Long, Sent>>> shelves = List.of();

    private final PriorityQueue<Sent> coming = new PriorityQueue<>(Sent.IN_TIME);
    private long nextEvent;
    private Instant filledTo = Instant.MAX;

    Shelves(Wire wire, NewsDesk desk, List<Publisher> publishers, int depth) {
        this.wire = wire;
        this.desk = desk;
        this.publishers = publishers;
        this.depth = depth;
    }

    /// Newest first.
    synchronized List<Sent> at(Instant now, int publisher, int feed) {
        if (now.isBefore(filledTo)) {
            lookBack(now);
        } else {
            advance(now);
        }
        return List.copyOf(new ArrayList<>(shelves.get(publisher).get(feed).values()).reversed());
    }

    private void lookBack(Instant now) {
        long last = wire.eventsBy(now);
        long feeds = publishers.stream().mapToLong(one -> one.sections().size()).sum();
        long enough = 4 * (last - wire.eventsBy(now.minus(wire.longest()))) + 40L * depth * feeds;
        for (long back = enough / 16 + 1; ; back *= 2) {
            long first = Math.max(0, last - back);
            clear(first);
            advance(now);
            if (first == 0 || back > enough || settledSince(wire.happened(first).plus(wire.longest()))) {
                return;
            }
        }
    }

    private void clear(long first) {
        shelves = publishers.stream()
                .map(publisher -> publisher.sections().stream()
                        .<Map<Long, Sent>>map(_ -> new LinkedHashMap<>())
                        .toList())
                .toList();
        coming.clear();
        nextEvent = first;
    }

    private boolean settledSince(Instant instant) {
        return shelves.stream()
                .flatMap(List::stream)
                .allMatch(shelf -> shelf.size() == depth
                        && shelf.values().iterator().next().at().isAfter(instant));
    }

    private void advance(Instant now) {
        for (long end = wire.eventsBy(now); nextEvent < end; nextEvent++) {
            coming.addAll(wire.sent(nextEvent));
        }
        for (Sent sent = coming.peek(); sent != null && !sent.at().isAfter(now); sent = coming.peek()) {
            place(coming.remove());
        }
        filledTo = now;
    }

    private void place(Sent sent) {
        Publisher publisher = publishers.get(sent.sending().publisher());
        for (int feed = 0; feed < publisher.sections().size(); feed++) {
            if (publisher.sections().get(feed).carries(desk.story(sent.event()))) {
                Map<Long, Sent> shelf = shelves.get(publisher.number()).get(feed);
                shelf.remove(sent.article());
                shelf.put(sent.article(), sent);
                if (shelf.size() > depth) {
                    shelf.remove(shelf.keySet().iterator().next());
                }
            }
        }
    }
}
