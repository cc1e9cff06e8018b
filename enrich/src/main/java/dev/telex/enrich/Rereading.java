package dev.telex.enrich;

import dev.telex.enrich.revision.Headline;
import dev.telex.enrich.revision.Revised;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// Works out what articles say by themselves, several at a time.
final class Rereading implements AutoCloseable {
    private final Drafting drafting;
    private final ExecutorService threads;
    private long unreadable;

    Rereading(Drafting drafting, int threads) {
        this.drafting = drafting;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("replay-", 0).daemon().factory());
    }

    /// @return what can be read, in the same order
    List<EnrichedArticle> read(List<ConsumerRecord<String, byte[]>> records) {
        List<Future<@Nullable EnrichedArticle>> reading = new ArrayList<>();
        records.forEach(record -> reading.add(threads.submit(() -> read(record))));
        List<EnrichedArticle> read =
                reading.stream().map(Rereading::result).filter(Objects::nonNull).toList();
        unreadable += records.size() - read.size();
        return read;
    }

    /// Records that are no articles: enrich has set them aside when they came.
    long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// What it is to earlier revisions and in which story it is told is remembered where it is told.
    private @Nullable EnrichedArticle read(ConsumerRecord<String, byte[]> record) {
        try {
            ReadableArticle article = ReadableArticle.of(Json.read(record.value(), Article.class));
            return drafting.draft(new Revised(
                            article,
                            Kind.NEW,
                            Headline.of(article.article().title()),
                            null,
                            "",
                            1,
                            article.article().seen().toEpochMilli(),
                            article.article().seen()))
                    .article();
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable EnrichedArticle result(Future<@Nullable EnrichedArticle> reading) {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
