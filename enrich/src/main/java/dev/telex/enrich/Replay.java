package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.wire.topics.KafkaSettings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Enriches anew what telex.articles holds, for a better model.
///
/// Here is only the heavy part: what each article says by itself is worked out again and put into telex.replayed. The
/// enrich that runs takes it in between its other work and tells an article again if nothing came of it since. So
/// there is one writer of telex.enriched, as always: versions rise, what comes later wins, what is withdrawn stays
/// withdrawn, an article keeps its story, and the step that alerts is not asked. To do it twice, or to begin again
/// after a crash, does no harm.
public final class Replay {
    private final EnrichSettings settings;
    private final KafkaSettings kafka;
    private final Consumer<Progress> progress;
    private final BooleanSupplier stop;

    /// @param done  articles that are read again and taken in
    /// @param total about as many there are
    public record Progress(long done, long total) {}

    public sealed interface Outcome {
        /// @param articles   that were read again and taken in
        /// @param unreadable records that are no articles
        record Done(long articles, long unreadable) implements Outcome {}

        /// There is nothing in the range.
        ///
        /// @param oldest when the first article that telex.articles holds was put there; null: it holds none
        record Nothing(@Nullable Instant oldest) implements Outcome {}

        /// Somebody asked for it.
        ///
        /// @param upTo all that was put into telex.articles before is done
        record Stopped(long articles, Instant upTo) implements Outcome {}
    }

    /// @param progress told now and then
    /// @param stop     whether somebody wants it to end
    public Replay(EnrichSettings settings, KafkaSettings kafka, Consumer<Progress> progress, BooleanSupplier stop) {
        this.settings = settings;
        this.kafka = kafka;
        this.progress = progress;
        this.stop = stop;
    }

    /// Returns when the enrich that runs has taken in all.
    ///
    /// @param from articles that were put into telex.articles then or later; null: from the first
    /// @param to   and before; null: up to now
    /// @throws IllegalStateException where no enrich runs, or it takes in nothing any more
    public Outcome run(@Nullable Instant from, @Nullable Instant to) {
        try (Intake intake = Intake.open(kafka, stop);
                Recorded recorded = Recorded.between(from, to, kafka)) {
            if (recorded.total() == 0) {
                return new Outcome.Nothing(recorded.oldest());
            }
            EntityTagger tagger = EntityTagger.load();
            CountDownLatch caughtUp = new CountDownLatch(1);
            try (DictionaryFeed _ = DictionaryFeed.start(tagger, kafka, caughtUp::countDown);
                    Rereading rereading = new Rereading(new Drafting(tagger, _ -> List.of()), settings.threads())) {
                await(caughtUp);
                return read(recorded, rereading, intake);
            }
        }
    }

    private Outcome read(Recorded recorded, Rereading rereading, Intake intake) {
        while (!recorded.isRead() && !stop.getAsBoolean()) {
            recorded.next().forEach((partition, records) -> intake.put(partition, rereading.read(records)));
            intake.await(waiting -> tell(recorded, waiting), Intake.MOST_AHEAD);
        }
        // What is on its way counts for the answer, but nobody who wants it to end waits for it.
        intake.await(waiting -> tell(recorded, waiting), 0);
        return recorded.isRead()
                ? new Outcome.Done(intake.put(), rereading.unreadable())
                : new Outcome.Stopped(intake.put(), recorded.upTo());
    }

    private void tell(Recorded recorded, long waiting) {
        progress.accept(new Progress(Math.max(0, recorded.done() - waiting), recorded.total()));
    }

    private void await(CountDownLatch caughtUp) {
        try {
            boolean isThere = false;
            while (!isThere && !stop.getAsBoolean()) {
                isThere = caughtUp.await(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
