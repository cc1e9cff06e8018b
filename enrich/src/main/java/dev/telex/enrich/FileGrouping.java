package dev.telex.enrich;

import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.group.Grouped;
import dev.telex.enrich.group.Grouping;
import dev.telex.enrich.group.Keep;
import dev.telex.enrich.revision.Revised;
import dev.telex.enrich.revision.Revising;
import dev.telex.enrich.store.HeapDays;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import java.util.List;

/// The way of articles through [EnrichTopology] without Kafka, one after the other, remembered on the heap.
public final class FileGrouping {
    private final Revising revising = new Revising(new HeapDays(), new HeapDays());
    private final Drafting drafting = new Drafting(EntityTagger.load(), _ -> List.of());
    private final Grouping grouping;

    public FileGrouping(EnrichSettings settings) {
        grouping = new Grouping(settings.copies(), settings.stories(), Keep.onHeap());
    }

    /// What the stream would tell after this article: nothing where it has nothing new.
    public Grouped group(Article article) {
        Revised revised = revising.revise(ReadableArticle.of(article));
        return revised == null ? Grouped.NOTHING : grouping.group(drafting.draft(revised), revised.language());
    }
}
