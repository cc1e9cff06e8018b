package dev.telex.enrich.group;

import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.PublicationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a kill reaches: it takes the words of an article away, and if the article is where they come from, those of
/// its copies; also of copies that come later.
final class Withdrawing {
    private final Memory memory;
    private final Tellings tellings;

    Withdrawing(Memory memory, Tellings tellings) {
        this.memory = memory;
        this.tellings = tellings;
    }

    /// An article is withdrawn, and its copies with it where they have its words.
    Grouped kill(EnrichedArticle article, Known known) {
        Instant now = article.seen();
        if (known.isKilled()) {
            return stillWithdrawn(article, known);
        }
        List<EnrichedArticle> withdrawn = new ArrayList<>();
        withdrawn.add(withdraw(known, article, null));
        if (isOrigin(known, now)) {
            Stream.concat(Stream.of(known.group()), memory.copies(known.group(), now).stream())
                    .map(id -> memory.article(id, now))
                    .filter(copy ->
                            copy != null && !copy.isKilled() && !copy.id().equals(known.id()))
                    .forEach(copy -> withdrawn.add(withdraw(Objects.requireNonNull(copy), article, known.id())));
        }
        return new Grouped(withdrawn, tellings.withdraw(withdrawn));
    }

    /// Nothing new, but the id under which it came: whoever looks for that finds what became of it.
    Grouped stillWithdrawn(EnrichedArticle article, Known known) {
        List<String> aliases = memory.aliases(known, article.id(), article.seen());
        if (aliases.equals(known.article().aliases())) {
            return Grouped.NOTHING;
        }
        EnrichedArticle tombstone = called(known, aliases, article.seen());
        memory.put(known.withdrawn(tombstone), article.seen());
        return Grouped.known(tombstone);
    }

    /// Why a copy is withdrawn as it comes: the words were, at their origin. Null: it is not.
    @Nullable
    String because(EnrichedArticle copy, Known original) {
        if (!original.isKilled()) {
            return null;
        }
        String because = original.article().withdrawnBecause();
        if (because != null) {
            return because;
        }
        boolean wasFirst = !copy.firstSeen().isBefore(original.article().firstSeen());
        return wasFirst && isOrigin(original, copy.seen()) ? original.id() : null;
    }

    /// A kill may have come under another link, or through the origin of a copy: the article's own revisions know
    /// nothing of it. Only what its publisher dates later than its last word, or calls usable, counts after it; and
    /// words that were withdrawn at their origin do not come back through a copy at all.
    static boolean bringsBack(EnrichedArticle article, Known known) {
        if (known.article().withdrawnBecause() != null) {
            return false;
        }
        Editorial editorial = article.editorial();
        Instant before = known.article().updated();
        boolean isLater = article.updated() != null
                && (before == null || article.updated().isAfter(before));
        return isLater || (editorial != null && editorial.status() == PublicationStatus.USABLE);
    }

    private EnrichedArticle withdraw(Known known, EnrichedArticle kill, @Nullable String because) {
        EnrichedArticle last = because == null
                ? called(known, memory.aliases(known, kill.id(), kill.seen()), kill.seen())
                : known.article();
        EnrichedArticle tombstone =
                last.withdrawn(version(known, kill.seen()), last.revision() + 1, kill.seen(), because);
        memory.put(known.withdrawn(tombstone), kill.seen());
        return tombstone;
    }

    private static EnrichedArticle called(Known known, List<String> aliases, Instant now) {
        EnrichedArticle last = known.article();
        return last.as(
                last.id(),
                version(known, now),
                last.kind(),
                last.revision(),
                last.firstSeen(),
                last.story(),
                last.copy(),
                aliases);
    }

    private static long version(Known known, Instant now) {
        return Math.max(known.article().version() + 1, now.toEpochMilli());
    }

    /// Whether the words come from this article: it was the first with them, unless that one credits somebody else.
    /// First by when it was seen: partitions, and even more so a restart, mix up the order in which articles come.
    private boolean isOrigin(Known known, Instant now) {
        Known first = Stream.concat(Stream.of(known.group()), memory.copies(known.group(), now).stream())
                .map(id -> memory.article(id, now))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(each -> each.article().firstSeen()))
                .orElse(known);
        String credit = first.credit();
        if (credit != null && !Credits.names(credit, first.article().publisher())) {
            return Credits.names(credit, known.article().publisher());
        }
        return first.id().equals(known.id());
    }
}
