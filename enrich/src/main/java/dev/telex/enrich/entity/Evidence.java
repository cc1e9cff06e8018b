package dev.telex.enrich.entity;

import dev.telex.enrich.tagger.NameTagger.Span;
import dev.telex.wire.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tagger says of a name of the dictionary.
///
/// @param name the tagger's name that covers the dictionary's or lies in it; null: none does
/// @param same whether both begin and end alike
record Evidence(@Nullable Span name, boolean same) {
    static final Evidence NONE = new Evidence(null, false);

    static Evidence of(List<Span> tagged, int start, int end) {
        int low = 0;
        int high = tagged.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tagged.get(middle).end() <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == tagged.size() || tagged.get(low).start() >= end) {
            return NONE;
        }
        Span name = tagged.get(low);
        // The dot of "U.S." may be in it or not.
        return new Evidence(name, name.start() == start && Math.abs(name.end() - end) <= 1);
    }

    boolean isSame(EntityType type) {
        return sameType() == type;
    }

    /// The type that the tagger gives the very same name; null where it has none.
    @Nullable
    EntityType sameType() {
        return same && name != null ? name.type() : null;
    }

    /// Whether the dictionary's name is a part of a longer one.
    boolean isLonger(int start, int end) {
        return !same && name != null && name.start() <= start && name.end() >= end;
    }
}
