package dev.telex.enrich.story;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The running stories, each as its bytes in a slot, and what finds them: by telling feature, by article, by
/// time.
final class Shelf {
    private static final int POSTED = 16;

    final Postings byFeature = new Postings();
    private final Postings byArticle = new Postings();
    private final Expiry byTime = new Expiry();

    /// Those that are not quiet yet.
    private final Expiry lively = new Expiry();

    private long quietUntil = Long.MIN_VALUE;
    private byte[] @Nullable [] slots = new byte[1024][];
    private int[] freeSlots = new int[1024];
    private int free;
    private int used;
    private int size;

    /// Of the story's id: an order among stories that does not depend on when they were put here.
    long[] hashes = new long[1024];

    /// How many stories are held, those that were merged into others among them.
    int size() {
        return size;
    }

    StoryState get(int slot) {
        return StoryState.of(Objects.requireNonNull(slots[slot]));
    }

    byte[] bytes(int slot) {
        return Objects.requireNonNull(slots[slot]);
    }

    int add(StoryState story, byte[] bytes) {
        int slot = free > 0 ? freeSlots[--free] : used++;
        if (slot == slots.length) {
            slots = Arrays.copyOf(slots, slot * 2);
            hashes = Arrays.copyOf(hashes, slot * 2);
        }
        size++;
        hashes[slot] = Hashes.of(story.id);
        slots[slot] = bytes;
        byFeature.add(posted(story), slot);
        byArticle.add((int) hashes[slot], slot);
        for (long member : story.members) {
            byArticle.add((int) member, slot);
        }
        byTime.add(story.lastSeen, slot);
        lively.add(story.lastSeen, slot);
        return slot;
    }

    /// What is kept of the story changes with it; the time is looked at when it is due.
    void replace(int slot, StoryState story) {
        StoryState before = get(slot);
        byFeature.replace(posted(before), posted(story), slot);
        if (!before.members.equals(story.members)) {
            for (long member : before.members) {
                byArticle.remove((int) member, slot);
            }
            for (long member : story.members) {
                byArticle.add((int) member, slot);
            }
        }
        slots[slot] = story.toBytes();
        if (before.lastSeen < quietUntil && story.lastSeen > before.lastSeen) {
            lively.add(story.lastSeen, slot);
        }
    }

    private void remove(int slot) {
        StoryState story = get(slot);
        byFeature.remove(posted(story), slot);
        byArticle.remove((int) hashes[slot], slot);
        for (long member : story.members) {
            byArticle.remove((int) member, slot);
        }
        slots[slot] = null;
        size--;
        if (free == freeSlots.length) {
            freeSlots = Arrays.copyOf(freeSlots, free * 2);
        }
        freeSlots[free++] = slot;
    }

    private static int[] posted(StoryState story) {
        return Arrays.copyOf(story.profile.features, Math.min(POSTED, story.profile.size()));
    }

    /// The slot of the story that holds an article, which is not followed where it was merged; -1: of none.
    int slotOf(String article) {
        var found = new Object() {
            int slot = -1;
        };
        byArticle.forEach((int) Hashes.of(article), slot -> {
            if (get(slot).has(article) && (found.slot < 0 || hashes[slot] < hashes[found.slot])) {
                found.slot = slot;
            }
        });
        return found.slot;
    }

    /// The slot of the story that an article is in now; -1: of none.
    int follow(String article) {
        int slot = slotOf(article);
        while (slot >= 0) {
            String into = get(slot).mergedInto;
            if (into == null) {
                return slot;
            }
            slot = slotOf(into);
        }
        return -1;
    }

    /// Lets go of stories that were last seen before a time, and of the quietest while there are more than
    /// `most`. A story that was merged stays as long as the one that has it.
    void forget(long time, int most, Consumer<String> forgotten) {
        byTime.before(time, slot -> look(slot, time, forgotten));
        while (size > most) {
            long minute = byTime.earliest() + Expiry.MINUTE;
            byTime.before(minute, slot -> look(slot, minute, forgotten));
        }
    }

    /// Hands out the stories that were last seen before a time and were not handed out before.
    void quiet(long time, Consumer<String> quiet) {
        lively.before(time, slot -> {
            byte[] bytes = slots[slot];
            if (bytes != null && Expiry.minute(StoryState.lastSeen(bytes)) >= Expiry.minute(time)) {
                lively.add(StoryState.lastSeen(bytes), slot);
            } else if (bytes != null && get(slot).mergedInto == null) {
                quiet.accept(get(slot).id);
            }
        });
        quietUntil = Math.max(quietUntil, Expiry.minute(time) * Expiry.MINUTE);
    }

    private void look(int slot, long time, Consumer<String> forgotten) {
        StoryState story = get(slot);
        int into = story.mergedInto == null ? slot : follow(story.mergedInto);
        long lastSeen = into < 0 ? story.lastSeen : Math.max(story.lastSeen, StoryState.lastSeen(bytes(into)));
        if (Expiry.minute(lastSeen) >= Expiry.minute(time)) {
            byTime.add(lastSeen, slot);
        } else {
            forgotten.accept(story.id);
            remove(slot);
        }
    }
}
