package dev.telex.sink;

import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.deadletter.DeadLetters;
import dev.telex.sink.elastic.Document;
import dev.telex.sink.elastic.IndexFamily;
import dev.telex.sink.elastic.NewIndexes;
import dev.telex.sink.elastic.Written;
import dev.telex.wire.health.Health;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds indices anew beside the running ones, and puts them in their place.
///
/// What Kafka no longer holds is copied from the running indices, and everything that it holds is read again.
/// Versions decide, so that the two may overlap, and so may the sink, which goes on writing to the running
/// indices: all that it wrote before the new ones took over stands in Kafka before the offsets that are taken
/// after it, and the new ones are read up to those.
public final class Reindex {
    private static final Logger LOG = LoggerFactory.getLogger(Reindex.class);

    private final SinkSettings settings;
    private final KafkaSettings kafka;
    private final Consumer<Progress> progress;
    private final BooleanSupplier stop;
    private final List<String> troubles = new ArrayList<>();

    /// @param done  documents so far
    /// @param total as far as that is known
    public record Progress(long done, long total) {}

    public sealed interface Outcome {
        /// @param documents written to the new indices
        /// @param setAside  of telex.enriched and the others, refused by the new mappings and now in
        ///        telex.dead-letters
        /// @param replaced  the indices whose place was taken
        record Done(long documents, long setAside, List<String> replaced) implements Outcome {}

        /// Nothing was put in the place of anything.
        record Stopped(String reason) implements Outcome {}
    }

    /// @param progress told now and then
    /// @param stop     whether somebody wants it to end
    public Reindex(SinkSettings settings, KafkaSettings kafka, Consumer<Progress> progress, BooleanSupplier stop) {
        this.settings = settings;
        this.kafka = kafka;
        this.progress = progress;
        this.stop = stop;
    }

    /// Returns when searches find the new indices.
    ///
    /// @param from     the first month; null: the first there is
    /// @param to       the last month; null: the last there is
    /// @param keepsOld the old indices stay, without an alias
    public Outcome run(
            ElasticsearchSettings elasticsearch,
            InstantSource clock,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            boolean keepsOld)
            throws IOException {
        YearMonth oldest = settings.keep() == null
                ? YearMonth.of(1, 1)
                : YearMonth.from(clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC));
        YearMonth first = from == null || from.isBefore(oldest) ? oldest : from;
        try (Elasticsearch connection = new Elasticsearch(elasticsearch)) {
            NewIndexes indexes = NewIndexes.beside(
                    connection, month -> !month.isBefore(first) && (to == null || !month.isAfter(to)));
            return build(indexes, keepsOld);
        }
    }

    private Outcome build(NewIndexes indexes, boolean keepsOld) throws IOException {
        String group = "telex-reindex-" + UUID.randomUUID();
        try (DeadLetters deadLetters = new DeadLetters("reindex", kafka);
                KafkaConsumer<byte[], byte[]> consumer = Delivery.consumer(group, settings, kafka)) {
            KafkaHeld held = KafkaHeld.of(consumer);
            indexes.create();
            long copied = copy(indexes, held);
            if (isOver()) {
                return stopped(indexes);
            }
            try (Delivery delivery = new Delivery(consumer, indexes, deadLetters, settings, this::note)) {
                consumer.subscribe(IndexFamily.topics(), delivery);
                follow(delivery, consumer, held, copied);
                if (isOver()) {
                    return stopped(indexes);
                }
                List<String> replaced = indexes.takeOver();
                follow(delivery, consumer, held, copied);
                if (!keepsOld && !isOver()) {
                    indexes.remove(replaced);
                }
                return new Outcome.Done(copied + delivery.settled(), delivery.refused(), replaced);
            }
        } finally {
            forget(group);
        }
    }

    /// @return how many documents
    private long copy(NewIndexes indexes, KafkaHeld held) throws IOException {
        long total = indexes.toCopy(held::holds) + held.records();
        long[] copied = {0};
        indexes.copy(held::holds, documents -> {
            write(indexes, documents);
            copied[0] += documents.size();
            progress.accept(new Progress(copied[0], total));
            return !isOver();
        });
        return copied[0];
    }

    private void write(NewIndexes indexes, List<Document> documents) {
        List<Document> left = documents;
        Rest rest = null;
        while (!left.isEmpty() && !isOver()) {
            List<Document> again = new ArrayList<>();
            for (Written written : indexes.write(left)) {
                switch (written) {
                    case Written.Done _ -> {}
                    case Written.NotYet notYet -> again.add(notYet.document());
                    case Written.Unanswered unanswered -> again.add(unanswered.document());
                    // It stands in a running index and in no topic: it may not go missing.
                    case Written.Refused(Document document, String reason) ->
                        troubles.add("the new mappings refuse %s, which %s holds: %s"
                                .formatted(document.id(), document.index(), reason));
                }
            }
            left = again;
            if (!left.isEmpty()) {
                rest = Rest.after(rest, settings.retryCeiling(), System.nanoTime());
                LockSupport.parkNanos(rest.length().toNanos());
            }
        }
    }

    /// Reads up to what is now the end.
    private void follow(Delivery delivery, KafkaConsumer<byte[], byte[]> consumer, KafkaHeld held, long copied) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(held.partitions());
        while (!delivery.hasReached(ends) && !isOver()) {
            delivery.step();
            progress.accept(new Progress(copied + held.read(consumer), copied + held.records()));
        }
    }

    private boolean isOver() {
        return stop.getAsBoolean() || !troubles.isEmpty();
    }

    private Outcome stopped(NewIndexes indexes) throws IOException {
        indexes.discard();
        return new Outcome.Stopped(troubles.isEmpty() ? "asked to stop" : troubles.getFirst());
    }

    private void note(Health health) {
        if (health instanceof Health.Down down) {
            LOG.warn("{}", down.reason());
        }
    }

    /// Its offsets are of no use to the next.
    private void forget(String group) {
        try (Admin admin = Admin.create(kafka.client("sink"))) {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            LOG.debug("group {} was not there", group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
