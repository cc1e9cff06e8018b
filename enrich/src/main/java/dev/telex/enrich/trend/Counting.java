package dev.telex.enrich.trend;

import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.topics.Replayed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Counts articles of each subject by the time they were seen, and hands the counts on every ten seconds.
///
/// A copy says nothing new, a revision or what is read again was counted when it was new, and backfill is not of today.
///
/// Counts that were not handed on are in no store: an article has twenty subjects, and writing each down would cost
/// more than all else that is done here. So a task that moves or crashes loses ten seconds of counts at most.
final class Counting implements Processor<String, EnrichedArticle, String, Tally> {
    private record Counted(String subject, Instant bucket) {}

    private final Map<Counted, Tally> tallies = new LinkedHashMap<>();
    private @Nullable ProcessorContext<String, Tally> context;

    @Override
    public void init(ProcessorContext<String, Tally> context) {
        this.context = context;
        var _ = context.schedule(Duration.ofMillis(Past.BUCKET), PunctuationType.WALL_CLOCK_TIME, _ -> handOn());
    }

    @Override
    public void process(Record<String, EnrichedArticle> record) {
        EnrichedArticle article = record.value();
        if (Replayed.is(record.headers())) {
            return;
        }
        if (article.kind() != Kind.NEW || article.copy() != null || article.backfill() || article.sighting()) {
            return;
        }
        long seen = article.seen().toEpochMilli();
        Instant bucket = Instant.ofEpochMilli(seen - Math.floorMod(seen, Past.BUCKET));
        for (Subject subject : Subject.of(article)) {
            tallies.merge(
                    new Counted(subject.id(), bucket),
                    new Tally(subject, bucket, 1),
                    (before, one) -> new Tally(subject, bucket, before.articles() + one.articles()));
        }
    }

    private void handOn() {
        ProcessorContext<String, Tally> next = Objects.requireNonNull(context, "init comes first");
        tallies.forEach((counted, tally) -> next.forward(
                new Record<>(counted.subject(), tally, counted.bucket().toEpochMilli())));
        tallies.clear();
    }
}
