package dev.telex.enrich.alert;

import dev.telex.enrich.store.Days;
import dev.telex.wire.Story;
import dev.telex.wire.json.Json;
import java.time.Instant;
import java.util.Objects;

/// What watches were told of each story, and which story a story is by now: where two turn out to be one, whoever
/// was told of either knows it.
final class StoryMemories {
    /// A chain of mergers longer than this is none.
    private static final int MOST_MERGERS = 20;

    private final Days days;

    StoryMemories(Days days) {
        this.days = days;
    }

    /// The story that a story is by now.
    String resolve(String story, Instant now) {
        String id = story;
        for (int merger = 0; merger < MOST_MERGERS; merger++) {
            String into = get(id, now).into();
            if (into == null) {
                return id;
            }
            id = into;
        }
        return id;
    }

    StoryMemory get(String story, Instant now) {
        byte[] bytes = days.get(story, now);
        return bytes == null ? StoryMemory.none(now) : Kept.read(bytes, StoryMemory.class);
    }

    void put(String story, StoryMemory memory, Instant now) {
        days.put(story, Json.bytes(memory), now);
    }

    /// @param absorbed a story that another one took in
    void merge(Story absorbed, Instant now) {
        String id = resolve(Objects.requireNonNull(absorbed.mergedInto()), now);
        StoryMemory theirs = get(absorbed.id(), now);
        if (theirs.into() == null && !id.equals(absorbed.id())) {
            if (!theirs.watches().isEmpty()) {
                put(id, get(id, now).and(absorbed.id(), theirs), now);
            }
            put(absorbed.id(), theirs.takenInto(id), now);
        }
    }
}
