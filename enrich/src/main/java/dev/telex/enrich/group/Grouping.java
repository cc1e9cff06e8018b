package dev.telex.enrich.group;

import dev.telex.enrich.copy.Copies;
import dev.telex.enrich.copy.CopyArticle;
import dev.telex.enrich.copy.CopyDecision;
import dev.telex.enrich.copy.CopySettings;
import dev.telex.enrich.story.Placement;
import dev.telex.enrich.story.Stories;
import dev.telex.enrich.story.StoryArticle;
import dev.telex.enrich.story.StorySettings;
import dev.telex.wire.Boilerplate;
import dev.telex.wire.Copy;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Kind;
import dev.telex.wire.Story;
import dev.telex.wire.StoryLink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides, as articles come, which belong together.
///
/// An article that is new by its id may be an earlier one of its publisher: a marked headline (CORRECTED-, KILL-) that
/// names it, or nearly its text under another link. Then it is a revision of that one, and its id an alias. Else it may
/// be a copy of somebody else's, and in any case it tells a story.
///
/// What is withdrawn, and what with it, is decided in [Withdrawing].
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
    private final Withdrawing withdrawing;

    public Grouping(CopySettings copySettings, StorySettings storySettings, Keep keep) {
        this.keep = keep;
        this.memory = new Memory(keep.articles());
        this.storySettings = storySettings;
        this.copies = new Copies(copySettings, article -> keep.sketch(article, null));
        this.tellings = new Tellings(memory);
        this.withdrawing = new Withdrawing(memory, tellings);
    }

    /// Takes up the sketches that were kept, before anything is grouped.
    public void restoreSketches(Stream<byte[]> sketches) {
        copies.restore(sketches);
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
            return known == null
                    ? told(
                            article.withdrawn(article.version(), article.revision(), article.seen(), null),
                            headline,
                            List.of())
                    : withdrawing.kill(article, known);
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
        String because = original == null ? null : withdrawing.because(article, original);
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
                ? new Copy(original == null ? of : original.id(), original == null ? group : original.group(), percent)
                : null;
    }

    private Placement place(EnrichedArticle article, String language, @Nullable Copy copy) {
        Stories running = stories(language);
        Placement placement = running.place(new StoryArticle(
                article.id(),
                article.title(),
                told(article),
                article.seen(),
                article.publisher(),
                copy == null ? null : copy.of(),
                article.entities()));
        placement.changed().forEach(id -> keep.story(language, id, running.bytes(id)));
        placement.forgotten().forEach(id -> keep.story(language, id, null));
        return placement;
    }

    /// Its text without what a wire puts around it: day and agency of a dateline are those of all that it sends.
    private static String told(EnrichedArticle article) {
        int start = 0;
        int end = article.text().length();
        for (Boilerplate part : article.boilerplate()) {
            switch (part.kind()) {
                case NOTE, BYLINE, DATELINE -> start = part.end();
                case CREDIT, END_MARK -> end = Math.min(end, part.start());
            }
        }
        return article.text().substring(start, end);
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
        List<String> aliases = memory.aliases(known, article.id(), article.seen());
        if (known.isKilled() && (isAlias || !Withdrawing.bringsBack(article, known))) {
            return withdrawing.stillWithdrawn(article, known); // Under whatever link its words come again.
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

    /// A story as it was last told; null: it is forgotten.
    public @Nullable Story story(String id, Instant now) {
        return memory.story(id, now);
    }

    private Stories stories(String language) {
        return stories.computeIfAbsent(language, _ -> new Stories(storySettings));
    }
}
