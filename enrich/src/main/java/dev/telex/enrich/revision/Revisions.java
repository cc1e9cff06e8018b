package dev.telex.enrich.revision;

import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.Change;
import dev.telex.wire.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/// Passes on what is new or changed, and drops the rest.
///
/// An article stands in the window of the day on which it was last seen, and in no other: so the store forgets it
/// as a whole, and what is seen every day takes no more room than what was seen once.
public final class Revisions implements FixedKeyProcessor<String, ReadableArticle, Revised> {
    /// How long an article is remembered after it was last seen.
    public static final Duration MEMORY = Duration.ofDays(90);

    /// How long its words are, to tell what a revision changed.
    public static final Duration WORDING_MEMORY = Duration.ofDays(14);

    private static final String STORE = "revisions";
    private static final String WORDINGS = "wordings";
    private static final Duration WINDOW = Duration.ofDays(1);

    private @Nullable FixedKeyProcessorContext<String, Revised> context;
    private @Nullable WindowStore<String, byte[]> store;
    private @Nullable WindowStore<String, byte[]> wordings;

    private Revisions() {}

    public static FixedKeyProcessorSupplier<String, ReadableArticle, Revised> supplier() {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, ReadableArticle, Revised> get() {
                return new Revisions();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(storeBuilder(STORE, MEMORY), storeBuilder(WORDINGS, WORDING_MEMORY));
            }
        };
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Revised> context) {
        this.context = context;
        this.store = context.getStateStore(STORE);
        this.wordings = context.getStateStore(WORDINGS);
    }

    @Override
    public void process(FixedKeyRecord<String, ReadableArticle> record) {
        String id = record.key();
        ReadableArticle readable = record.value();
        Instant seen = readable.article().seen();
        Remembered before = find(id, seen);
        Decision decision = Decision.on(readable, before);
        remember(id, before, decision.remembered());
        if (decision.kind() != null) {
            Remembered after = decision.remembered();
            Change change = change(id, decision.kind(), readable);
            Revised revised = new Revised(
                    decision.kind() == Kind.KILL ? readable.withdrawn() : readable,
                    decision.kind(),
                    change,
                    after.revision(),
                    after.version(),
                    after.firstSeen());
            context().forward(record.withValue(revised));
        }
    }

    /// Compares the words with those that were passed on last, and keeps them for the next time. What is withdrawn
    /// leaves no words behind.
    private @Nullable Change change(String id, Kind kind, ReadableArticle readable) {
        Article article = readable.article();
        long day = dayOf(article.seen());
        if (kind == Kind.KILL) {
            wordings().put(id, null, day);
            return null;
        }
        Wording wording = Wording.of(article.title(), readable.text());
        Wording.Earlier earlier = kind == Kind.NEW ? null : wording(id, article.seen());
        wordings().put(id, wording.toBytes(), day);
        return earlier == null ? null : wording.since(earlier);
    }

    private Wording.@Nullable Earlier wording(String id, Instant seen) {
        try (var found = wordings().backwardFetch(id, seen.minus(WORDING_MEMORY).minus(WINDOW), seen)) {
            return found.hasNext() ? Wording.Earlier.of(found.next().value) : null;
        }
    }

    private @Nullable Remembered find(String id, Instant seen) {
        try (var found = store().backwardFetch(id, seen.minus(MEMORY).minus(WINDOW), seen.plus(MEMORY))) {
            return found.hasNext() ? Remembered.of(found.next().value) : null;
        }
    }

    private void remember(String id, @Nullable Remembered before, Remembered after) {
        if (before != null && window(before) != window(after)) {
            store().put(id, null, window(before));
        }
        store().put(id, after.toBytes(), window(after));
    }

    private static long window(Remembered remembered) {
        return dayOf(remembered.lastSeen());
    }

    private static long dayOf(Instant time) {
        long millis = time.toEpochMilli();
        return millis - Math.floorMod(millis, WINDOW.toMillis());
    }

    private FixedKeyProcessorContext<String, Revised> context() {
        return Objects.requireNonNull(context, "init comes first");
    }

    private WindowStore<String, byte[]> store() {
        return Objects.requireNonNull(store, "init comes first");
    }

    private WindowStore<String, byte[]> wordings() {
        return Objects.requireNonNull(wordings, "init comes first");
    }

    private static StoreBuilder<WindowStore<String, byte[]>> storeBuilder(String name, Duration memory) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(name, memory.plus(WINDOW), WINDOW, false),
                Serdes.String(),
                Serdes.ByteArray());
    }
}
