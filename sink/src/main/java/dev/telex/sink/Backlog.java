package dev.telex.sink;

import dev.telex.sink.elastic.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Documents that were read and are not in Elasticsearch yet, in the order in which they were read.
///
/// A document waits while an earlier one of the same id and index is under way, so that revisions arrive in
/// order, and while its index rests because it could not take one: documents of other indices overtake it.
final class Backlog {
    /// What a document takes in memory beside its own bytes: record, key, id, names, its place in collections.
    private static final long OVERHEAD = 600;

    private final SinkSettings settings;
    private final Deque<Document> waiting = new ArrayDeque<>();
    private final Set<String> underWay = new HashSet<>();
    private final Map<String, Rest> resting = new HashMap<>();
    private long heldBytes;
    private long waitingBytes;
    private long oldest;
    private boolean isFruitless;

    Backlog(SinkSettings settings) {
        this.settings = settings;
    }

    void add(Document document, long nanos) {
        if (waiting.isEmpty()) {
            oldest = nanos;
        }
        waiting.add(document);
        waitingBytes += document.bytes();
        heldBytes += held(document);
        isFruitless = false;
    }

    /// The next bulk; empty where none is due.
    ///
    /// @param isIdle nothing is under way: what there is goes at once, and a bulk fills while another is
    ///        written
    List<Document> take(long nanos, boolean isIdle) {
        boolean isTime = nanos - oldest >= settings.batchTime().toNanos();
        // Where all that waits has to wait, nobody looks again before something changes, or for a while.
        boolean isDue = isTime || (!isFruitless && (isIdle || fillsABulk()));
        if (waiting.isEmpty() || !isDue) {
            return List.of();
        }
        List<Document> bulk = choose(nanos);
        bulk.forEach(document -> underWay.add(document.place()));
        oldest = nanos;
        isFruitless = bulk.isEmpty();
        return bulk;
    }

    private List<Document> choose(long nanos) {
        List<Document> bulk = new ArrayList<>();
        Set<String> passed = new HashSet<>();
        long size = 0;
        for (Iterator<Document> documents = waiting.iterator();
                documents.hasNext() && bulk.size() < settings.batchDocuments(); ) {
            Document document = documents.next();
            if (rests(document.index(), nanos)
                    || !passed.add(document.place())
                    || underWay.contains(document.place())) {
                continue;
            }
            if (!bulk.isEmpty()
                    && size + document.bytes() > settings.batchBytes().bytes()) {
                break;
            }
            size += document.bytes();
            bulk.add(document);
            documents.remove();
        }
        waitingBytes -= size;
        return bulk;
    }

    /// Takes documents back that could not be written, to their place before all that came later.
    void giveBack(List<Document> documents) {
        documents.reversed().forEach(document -> {
            underWay.remove(document.place());
            waiting.addFirst(document);
            waitingBytes += document.bytes();
        });
        isFruitless = false;
    }

    void done(Document document) {
        underWay.remove(document.place());
        heldBytes -= held(document);
        isFruitless = false;
        resting.remove(document.index());
    }

    /// Leaves an index alone for a while, longer each time, until it takes something.
    void rest(String index, long nanos) {
        resting.compute(index, (_, before) -> Rest.after(before, settings.retryCeiling(), nanos));
    }

    /// Whether an index is being left alone.
    boolean hasRest() {
        return !resting.isEmpty();
    }

    void forget(Collection<TopicPartition> partitions) {
        waiting.removeIf(document -> {
            boolean gone = partitions.contains(Offsets.partition(document.record()));
            waitingBytes -= gone ? document.bytes() : 0;
            heldBytes -= gone ? held(document) : 0;
            return gone;
        });
    }

    /// Nothing is waiting or under way.
    boolean isEmpty() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    /// No more may be read until something is done.
    boolean isFull() {
        return heldBytes >= settings.buffer().bytes();
    }

    /// A bulk is.
    private boolean fillsABulk() {
        return waiting.size() >= settings.batchDocuments()
                || waitingBytes >= settings.batchBytes().bytes();
    }

    private boolean rests(String index, long nanos) {
        Rest rest = resting.get(index);
        return rest != null && nanos - rest.end() < 0;
    }

    private static long held(Document document) {
        return OVERHEAD + document.bytes();
    }
}
