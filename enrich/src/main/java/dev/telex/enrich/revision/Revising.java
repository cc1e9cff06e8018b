package dev.telex.enrich.revision;

import dev.telex.enrich.store.Days;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.Change;
import dev.telex.wire.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lets pass what is new or changed, and remembers.
public final class Revising {
    /// How long an article is remembered after it was last seen.
    public static final Duration MEMORY = Duration.ofDays(90);
    /// How long its words are, to tell what a revision changed.
    public static final Duration WORDING_MEMORY = Duration.ofDays(14);

    private final Days revisions;
    private final Days wordings;

    /// @param revisions keeps for [#MEMORY]
    /// @param wordings  keeps for [#WORDING_MEMORY]
    public Revising(Days revisions, Days wordings) {
        this.revisions = revisions;
        this.wordings = wordings;
    }

    /// @return null where the article has nothing to tell
    public @Nullable Revised revise(ReadableArticle readable) {
        String id = readable.article().id();
        byte[] before = revisions.get(id, readable.article().seen());
        Decision decision = Decision.on(readable, before == null ? null : Remembered.of(before));
        Remembered after = decision.remembered();
        revisions.put(id, after.toBytes(), after.lastSeen());
        if (decision.kind() == null) {
            return null;
        }
        return new Revised(
                readable,
                decision.kind(),
                Headline.of(readable.article().title()),
                change(id, decision.kind(), readable),
                after.language(),
                after.revision(),
                after.version(),
                after.firstSeen());
    }

    /// Compares the words with those that were passed on last, and keeps them for the next time. What is withdrawn
    /// leaves no words behind.
    private @Nullable Change change(String id, Kind kind, ReadableArticle readable) {
        Article article = readable.article();
        Instant seen = article.seen();
        if (kind == Kind.KILL) {
            wordings.put(id, null, seen);
            return null;
        }
        Wording wording = Wording.of(article.title(), readable.text());
        byte[] earlier = kind == Kind.NEW ? null : wordings.get(id, seen);
        wordings.put(id, wording.toBytes(), seen);
        return earlier == null ? null : wording.since(Wording.Earlier.of(earlier));
    }
}
