package dev.telex.enrich.story;

import dev.telex.enrich.story.Placement.Role;
import dev.telex.enrich.story.Story.Life;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The stories that run, and which of them an article tells. Without Kafka and without a clock: time is the
/// seen time of what comes. Not for several threads.
///
/// Each article is looked at once. Those stories that are posted under its telling features are scored
/// ([Likeness]); the best takes it in if it scores [Weights#join(int)] or more, else it opens a story under its
/// own id. The idea is single-pass clustering of a stream (Allan, Papka, Lavrenko: On-line new event
/// detection and tracking, SIGIR 1998), with what that paper's successors found for look-alikes: names and
/// numbers count apart from words (Kumaran, Allan: Text classification and named entities for new event
/// detection, SIGIR 2004).
///
/// An article that fits two stories very well, which also fit each other, makes them one: the elder takes the
/// younger in. What was said of earlier articles stays; [#story] follows.
///
/// What is kept of stories is [#bytes] of each; [#restore] with all of them, in any order, gives the same
/// stories and the same placements. Late articles join as others do: a story is open to what was seen within
/// the window before or behind its articles, and scores do not look at time otherwise.
public final class Stories {
    private final StorySettings settings;
    private final Weights weights;
    private final Shelf shelf = new Shelf();
    private final ArticleReader reader;
    private final Candidates candidates = new Candidates();
    private long latest = Long.MIN_VALUE;
    private boolean isRestored;

    public Stories(StorySettings settings) {
        this(settings, Weights.CHOSEN);
    }

    Stories(StorySettings settings, Weights weights) {
        this.settings = settings;
        this.weights = weights;
        this.reader = new ArticleReader(shelf.byFeature, weights);
    }

    /// How many stories are held.
    public int size() {
        return shelf.size();
    }

    /// Puts an article where it belongs.
    public Placement place(StoryArticle article) {
        Passed passed = pass(article.seen());
        int known = shelf.follow(article.id());
        if (known >= 0) {
            String story = shelf.get(known).id;
            return new Placement(
                    Role.AGAIN,
                    story,
                    1,
                    null,
                    "in the story already",
                    List.of(),
                    List.of(),
                    passed.forgotten(),
                    passed.quiet());
        }
        int original = article.copyOf() == null ? -1 : shelf.follow(article.copyOf());
        return original < 0 ? compare(article, passed) : addCopy(article, original, passed);
    }

    /// What time brings about.
    private record Passed(List<String> forgotten, List<String> quiet) {}

    private Passed pass(Instant seen) {
        if (isRestored) {
            // Of these it was said by whoever was here before.
            shelf.quiet(latest - settings.quietAfter().toMillis(), _ -> {});
            isRestored = false;
        }
        latest = Math.max(latest, seen.toEpochMilli());
        NavigableSet<String> quiet = new TreeSet<>();
        shelf.quiet(latest - settings.quietAfter().toMillis(), quiet::add);
        NavigableSet<String> forgotten = new TreeSet<>();
        shelf.forget(latest - settings.window().toMillis(), settings.most(), forgotten::add);
        return new Passed(List.copyOf(forgotten), List.copyOf(quiet));
    }

    private Placement addCopy(StoryArticle article, int slot, Passed passed) {
        StoryState story = shelf.get(slot);
        story.addCopy(article);
        shelf.replace(slot, story);
        String reason = "a copy of " + article.copyOf();
        return new Placement(
                Role.COPY, story.id, 1, null, reason, List.of(story.id), List.of(), passed.forgotten(), passed.quiet());
    }

    /// A story that an article was compared with.
    private record Scored(int slot, StoryState story, Likeness likeness) {
        boolean isBetterThan(@Nullable Scored other) {
            return other == null || likeness.score() > other.likeness.score();
        }
    }

    private Placement compare(StoryArticle article, Passed passed) {
        ReadArticle read = reader.read(article.title(), article.text(), shelf.size());
        Scored best = null;
        Scored second = null;
        for (int slot : candidates.find(read.profile, shelf.byFeature, shelf.hashes)) {
            StoryState story = shelf.get(slot);
            if (!isOpen(story, article.seen().toEpochMilli())) {
                continue;
            }
            var scored = new Scored(slot, story, Likeness.of(read, story, weights));
            if (scored.isBetterThan(best)) {
                second = best;
                best = scored;
            } else if (scored.isBetterThan(second)) {
                second = scored;
            }
        }
        if (best == null || best.likeness().score() < weights.join(shelf.size())) {
            return open(article, read, best, passed);
        }
        return join(article, read, best, second, passed);
    }

    private boolean isOpen(StoryState story, long seen) {
        long window = settings.window().toMillis();
        return seen - story.lastSeen <= window && story.firstSeen - seen <= window;
    }

    private Placement open(StoryArticle article, ReadArticle read, @Nullable Scored best, Passed passed) {
        StoryState story = StoryState.first(article, read.profile);
        shelf.add(story, story.toBytes());
        double score = best == null ? 0 : best.likeness().score();
        String reason = best == null
                ? "nothing like it runs"
                : String.format(Locale.ROOT, "nearest is %s with %.2f, too little", best.story().id, score);
        return new Placement(
                Role.OPENED,
                article.id(),
                score,
                best == null ? null : best.likeness().parts(read, best.story()),
                reason,
                List.of(article.id()),
                List.of(),
                passed.forgotten(),
                passed.quiet());
    }

    private Placement join(
            StoryArticle article, ReadArticle read, Scored best, @Nullable Scored second, Passed passed) {
        Placement.Parts parts = best.likeness().parts(read, best.story());
        String reason = String.format(
                Locale.ROOT,
                "like %s (%.2f) and its story (%.2f): %s",
                parts.article(),
                parts.closest(),
                parts.profile(),
                String.join(", ", parts.matched()));
        best.story().add(article, read.profile);
        if (second == null || !areOne(best, second)) {
            shelf.replace(best.slot(), best.story());
            List<String> changed = List.of(best.story().id);
            return new Placement(
                    Role.JOINED,
                    best.story().id,
                    best.likeness().score(),
                    parts,
                    reason,
                    changed,
                    List.of(),
                    passed.forgotten(),
                    passed.quiet());
        }
        boolean elderFirst = isElder(best.story(), second.story());
        Scored elder = elderFirst ? best : second;
        Scored younger = elderFirst ? second : best;
        elder.story().absorb(younger.story());
        shelf.replace(elder.slot(), elder.story());
        shelf.replace(younger.slot(), younger.story());
        return new Placement(
                Role.JOINED,
                elder.story().id,
                best.likeness().score(),
                parts,
                reason,
                List.of(elder.story().id, younger.story().id),
                List.of(younger.story().id),
                passed.forgotten(),
                passed.quiet());
    }

    private boolean areOne(Scored best, Scored second) {
        return second.likeness().score() >= weights.merge()
                && Likeness.cosine(best.story().profile, second.story().profile) >= weights.merge();
    }

    private static boolean isElder(StoryState a, StoryState b) {
        return a.firstSeen != b.firstSeen ? a.firstSeen < b.firstSeen : a.id.compareTo(b.id) < 0;
    }

    /// A story by its id or the id of one of its articles, followed to where it was merged into; null: not
    /// held.
    public @Nullable Story story(String id, Instant now) {
        int slot = shelf.follow(id);
        return slot < 0 ? null : describe(shelf.get(slot), now);
    }

    /// A story's bytes by its id, followed nowhere: also a story that was merged has bytes of its own.
    public byte @Nullable [] bytes(String story) {
        int slot = shelf.slotOf(story);
        return slot < 0 ? null : shelf.bytes(slot);
    }

    /// Takes up a story from its bytes, into stories that do not hold it yet.
    ///
    /// @throws IllegalArgumentException for bytes of another version
    public void restore(byte[] bytes) {
        StoryState story = StoryState.of(bytes);
        shelf.add(story, bytes);
        latest = Math.max(latest, story.lastSeen);
        isRestored = true;
    }

    private Story describe(StoryState story, Instant now) {
        return new Story(
                story.id,
                story.mergedInto,
                Instant.ofEpochMilli(story.firstSeen),
                Instant.ofEpochMilli(story.lastSeen),
                story.articles,
                story.copies,
                story.publisherCount(),
                story.sourceCount(),
                story.entities,
                life(story, now));
    }

    private Life life(StoryState story, Instant now) {
        if (now.toEpochMilli() - story.lastSeen >= settings.quietAfter().toMillis()) {
            return Life.QUIET;
        }
        return story.publisherCount() > 1 ? Life.DEVELOPING : Life.NEW;
    }
}
