package dev.telex.enrich.group;

import dev.telex.enrich.copy.Copies;
import dev.telex.enrich.copy.CopyArticle;
import dev.telex.enrich.copy.CopyDecision;
import dev.telex.enrich.copy.CopySettings;
import dev.telex.enrich.story.Placement;
import dev.telex.enrich.story.Stories;
import dev.telex.enrich.story.StoryArticle;
import dev.telex.enrich.story.StorySettings;
import dev.telex.wire.Copy;
import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.PublicationStatus;
import dev.telex.wire.Story;
import dev.telex.wire.StoryLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides, as articles come, which belong together.
///
/// An article that is new by its id may be an earlier one of its publisher: a marked headline (CORRECTED-, KILL-) that
/// names it, or nearly its text under another link. Then it is a revision of that one, and its id an alias. Else it may
/// be a copy of somebody else's, and in any case it tells a story.
///
/// A kill takes the words of an article away, and if the article is where they come from, those of its copies.
///
/// Not for more than one thread.
public final class Grouping {
    /// How long an article is known after it was last told.
    public static final Duration MEMORY = Duration.ofDays(90);
    /// How old an article may be that comes again under another id. Later, the same words are likelier to be a regular
    /// item of a publisher's: a table, a programme, a notice.
    private static final Duration SAME_ARTICLE = Duration.ofDays(3);
    private static final int SAME_WORDS = 99;

    private final Keep keep;
    private final Memory memory;
    private final StorySettings storySettings;
    private final Copies copies;
    private final Map<String, Stories> stories = new HashMap<>();
    private final Tellings tellings;

    public Grouping(CopySettings copySettings, StorySettings storySettings, Keep keep) {
        this.keep = keep;
        this.memory = new Memory(keep.articles());
        this.storySettings = storySettings;
        this.copies = new Copies(copySettings, article -> keep.sketch(article, null));
        this.tellings = new Tellings(memory);
    }

    /// About as many sketches are to be taken up.
    public void expectSketches(long sketches) {
        copies.expect(sketches);
    }

    /// Takes up a sketch that was kept.
    public void restoreSketch(byte[] sketch) {
        copies.restore(sketch);
    }

    /// Takes up a story that was kept. Stories and sketches may be taken up at the same time, each by one thread.
    public void restoreStory(String language, byte[] story) {
        stories(language).restore(story);
    }

    /// @param language in which stories are compared: "en", "und"
    public Grouped group(Draft draft, String language) {
        EnrichedArticle article = draft.article();
        String headline = Normal.of(draft.headline());
        Known known = memory.article(article.id(), article.seen());
        if (known == null && (draft.mark() != null || article.kind() == Kind.KILL)) {
            known = namedBy(article, headline);
        }
        if (article.kind() == Kind.KILL) {
            return kill(article, headline, known);
        }
        CopyDecision decision = decide(article);
        if (known == null) {
            known = sameArticle(article, decision);
        }
        return known == null
                ? first(article, headline, language, decision)
                : revision(draft, headline, language, decision, known);
    }

    /// An article that was read again, by a better model: told as it was, with what is found in it now, if nothing came
    /// of it since. What it belongs to stays as it is: alerts and whoever kept a link hold its story.
    Grouped again(EnrichedArticle article) {
        Known known = memory.article(article.id(), article.seen());
        if (known == null || !known.isOf(article)) {
            return Grouped.NOTHING;
        }
        EnrichedArticle again = known.with(article);
        memory.put(Known.of(again, known.headline()), article.seen());
        return new Grouped(List.of(again), List.of());
    }

    /// Notes to editors quote what they are about; they are nobody's copy.
    private @Nullable CopyDecision decide(EnrichedArticle article) {
        if (article.kind() == Kind.ADVISORY) {
            return null;
        }
        CopyDecision decision = copies.decide(
                new CopyArticle(article.id(), article.title(), article.text(), article.publisher(), article.seen()));
        keep.sketch(article.id(), copies.sketch(article.id()).orElse(null));
        return decision;
    }

    /// The earlier article of the same publisher that a marked headline names.
    private @Nullable Known namedBy(EnrichedArticle article, String headline) {
        if (article.sighting() || !Normal.isTelling(headline)) {
            return null;
        }
        String id = memory.byHeadline(article.publisher(), headline, article.seen());
        Known named = id == null ? null : recent(memory.article(id, article.seen()), article);
        // What replaces a withdrawn article is an article of its own.
        return named != null && named.isKilled() && article.kind() != Kind.KILL ? null : named;
    }

    /// The earlier article of the same publisher that has nearly the same text.
    private @Nullable Known sameArticle(EnrichedArticle article, @Nullable CopyDecision decision) {
        return decision instanceof CopyDecision.Copy copy && copy.samePublisher() && !article.sighting()
                ? recent(memory.article(copy.of(), article.seen()), article)
                : null;
    }

    private static @Nullable Known recent(@Nullable Known known, EnrichedArticle article) {
        boolean isOld =
                known != null && known.article().firstSeen().plus(SAME_ARTICLE).isBefore(article.seen());
        boolean isLate = isOld && article.kind() != Kind.KILL;
        return known == null || known.article().sighting() || isLate ? null : known;
    }

    private Grouped first(EnrichedArticle article, String headline, String language, @Nullable CopyDecision decision) {
        if (decision == null) {
            return told(article, headline, List.of());
        }
        Known original = decision instanceof CopyDecision.Copy copy ? memory.article(copy.of(), article.seen()) : null;
        Copy copy = copy(decision, original);
        if (original != null && copy != null) {
            memory.copy(copy.group(), article.id(), article.seen());
        }
        String because = withdrawnBecause(article, original);
        if (because != null) {
            EnrichedArticle placed = as(article, null, copy);
            return told(
                    placed.withdrawn(article.version(), article.revision(), article.seen(), because),
                    headline,
                    List.of());
        }
        Placement placement = place(article, language, copy);
        EnrichedArticle placed = as(article, link(placement), copy);
        return told(placed, headline, tellings.tell(stories(language), language, placed, placement));
    }

    /// Why a copy of an article is withdrawn as it comes: the words were, at their origin. Null: it is not.
    private @Nullable String withdrawnBecause(EnrichedArticle copy, @Nullable Known original) {
        if (original == null || !original.isKilled()) {
            return null;
        }
        String because = original.article().withdrawnBecause();
        if (because != null) {
            return because;
        }
        boolean wasFirst = !copy.firstSeen().isBefore(original.article().firstSeen());
        return wasFirst && isOrigin(original, copy.seen()) ? original.id() : null;
    }

    private static EnrichedArticle as(EnrichedArticle article, @Nullable StoryLink story, @Nullable Copy copy) {
        return article.as(
                article.id(),
                article.version(),
                article.kind(),
                article.revision(),
                article.firstSeen(),
                story,
                copy,
                List.of());
    }

    private static @Nullable Copy copy(CopyDecision decision, @Nullable Known original) {
        return decision
                        instanceof
                        CopyDecision.Copy(String _, String group, String of, int percent, boolean _, boolean _)
                ? new Copy(original == null ? of : original.id(), original == null ? group : group(original), percent)
                : null;
    }

    private Placement place(EnrichedArticle article, String language, @Nullable Copy copy) {
        Stories running = stories(language);
        Placement placement = running.place(new StoryArticle(
                article.id(),
                article.title(),
                article.text(),
                article.seen(),
                article.publisher(),
                copy == null ? null : copy.of(),
                article.entities()));
        placement.changed().forEach(id -> keep.story(language, id, running.bytes(id)));
        placement.forgotten().forEach(id -> keep.story(language, id, null));
        return placement;
    }

    private static StoryLink link(Placement placement) {
        StoryLink.Role role = switch (placement.role()) {
            case OPENED -> StoryLink.Role.OPENED;
            case JOINED, AGAIN -> StoryLink.Role.JOINED;
            case COPY -> StoryLink.Role.COPY;
        };
        Placement.Parts parts = placement.parts();
        return new StoryLink(
                placement.story(),
                role,
                Math.clamp(placement.score(), 0, 1),
                placement.reason(),
                parts == null
                        ? null
                        : new StoryLink.Parts(
                                parts.profile(),
                                parts.closest(),
                                parts.article(),
                                parts.names(),
                                parts.coverage(),
                                parts.matched()));
    }

    private Grouped revision(
            Draft draft, String headline, String language, @Nullable CopyDecision decision, Known known) {
        EnrichedArticle article = draft.article();
        boolean isAlias = !article.id().equals(known.id());
        List<String> aliases = aliases(article, known);
        if (known.isKilled() && (isAlias || !bringsBack(article, known))) {
            return stillWithdrawn(article, known); // Under whatever link its words come again.
        }
        Kind kind = isAlias ? kindOfAlias(draft, headline, decision, known) : article.kind();
        StoryLink story = known.story();
        Placement placement = story == null && decision != null
                ? place(article, language, known.article().copy())
                : null;
        EnrichedArticle revised = article.as(
                known.id(),
                Math.max(known.article().version() + 1, article.version()),
                kind,
                isAlias
                        ? known.article().revision() + 1
                        : Math.max(article.revision(), known.article().revision()),
                known.article().firstSeen(),
                placement == null ? story : link(placement),
                known.article().copy(),
                aliases);
        return told(
                revised,
                headline,
                placement == null
                        ? tellings.retell(stories(language), language, revised)
                        : tellings.tell(stories(language), language, revised, placement));
    }

    /// A kill may have come under another link, or through the origin of a copy: the article's own revisions know
    /// nothing of it. Only what its publisher dates later than its last word, or calls usable, counts after it; and
    /// words that were withdrawn at their origin do not come back through a copy at all.
    private static boolean bringsBack(EnrichedArticle article, Known known) {
        if (known.article().withdrawnBecause() != null) {
            return false;
        }
        Editorial editorial = article.editorial();
        Instant before = known.article().updated();
        boolean isLater = article.updated() != null
                && (before == null || article.updated().isAfter(before));
        return isLater || (editorial != null && editorial.status() == PublicationStatus.USABLE);
    }

    /// The same words under another link were sent again; other words are what their marks say.
    private static Kind kindOfAlias(Draft draft, String headline, @Nullable CopyDecision decision, Known known) {
        if (draft.mark() != null) {
            return draft.mark();
        }
        if (draft.article().kind() != Kind.NEW) {
            return draft.article().kind();
        }
        boolean isSame = headline.equals(known.headline())
                && decision instanceof CopyDecision.Copy copy
                && copy.percent() >= SAME_WORDS;
        return isSame ? Kind.REFILE : Kind.UPDATE;
    }

    private Grouped told(EnrichedArticle article, String headline, List<Story> changed) {
        memory.put(Known.of(article, headline), article.seen());
        if (!article.sighting() && Normal.isTelling(headline)) {
            memory.headline(article.publisher(), headline, article.id(), article.seen());
        }
        return new Grouped(List.of(article), changed);
    }

    private Grouped kill(EnrichedArticle article, String headline, @Nullable Known known) {
        Instant now = article.seen();
        if (known == null) {
            return told(article.withdrawn(article.version(), article.revision(), now, null), headline, List.of());
        }
        if (known.isKilled()) {
            return stillWithdrawn(article, known);
        }
        List<EnrichedArticle> withdrawn = new ArrayList<>();
        withdrawn.add(withdraw(known, article, null));
        if (isOrigin(known, now)) {
            Stream.concat(Stream.of(group(known)), memory.copies(group(known), now).stream())
                    .map(id -> memory.article(id, now))
                    .filter(copy ->
                            copy != null && !copy.isKilled() && !copy.id().equals(known.id()))
                    .forEach(copy -> withdrawn.add(withdraw(Objects.requireNonNull(copy), article, known.id())));
        }
        return new Grouped(withdrawn, tellings.withdraw(withdrawn));
    }

    private EnrichedArticle withdraw(Known known, EnrichedArticle kill, @Nullable String because) {
        EnrichedArticle last = because == null ? called(known, aliases(kill, known), kill.seen()) : known.article();
        EnrichedArticle tombstone =
                last.withdrawn(version(known, kill.seen()), last.revision() + 1, kill.seen(), because);
        memory.put(known.withdrawn(tombstone), kill.seen());
        return tombstone;
    }

    /// Nothing new, but the id under which it came: whoever looks for that finds what became of it.
    private Grouped stillWithdrawn(EnrichedArticle article, Known known) {
        List<String> aliases = aliases(article, known);
        if (aliases.equals(known.article().aliases())) {
            return Grouped.NOTHING;
        }
        EnrichedArticle tombstone = called(known, aliases, article.seen());
        memory.put(known.withdrawn(tombstone), article.seen());
        return Grouped.known(tombstone);
    }

    /// The other ids of an article, with the one under which it came now.
    private List<String> aliases(EnrichedArticle article, Known known) {
        List<String> aliases = known.article().aliases();
        if (article.id().equals(known.id()) || aliases.contains(article.id())) {
            return aliases;
        }
        memory.alias(article.id(), known.id(), article.seen());
        return Stream.concat(aliases.stream(), Stream.of(article.id())).toList();
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
        Known first = Stream.concat(Stream.of(group(known)), memory.copies(group(known), now).stream())
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

    private static String group(Known known) {
        Copy copy = known.article().copy();
        return copy == null ? known.id() : copy.group();
    }

    /// A story as it was last told; null: it is forgotten.
    public @Nullable Story story(String id, Instant now) {
        return memory.story(id, now);
    }

    private Stories stories(String language) {
        return stories.computeIfAbsent(language, _ -> new Stories(storySettings));
    }
}
