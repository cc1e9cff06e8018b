package dev.telex.enrich.tagger;

import dev.telex.wire.EntityType;
import java.util.List;

/// What a token can be: outside of names, or the beginning, inside or end of one, or a name by itself; the last
/// four for each type. A label is a number: 0 is outside, type and part make the others.
final class Labels {
    static final int OUTSIDE = 0;
    static final int BEGIN = 0;
    static final int INSIDE = 1;
    static final int END = 2;
    static final int SINGLE = 3;

    private static final int PARTS = 4;
    /// In this order: it is part of every model.
    private static final List<EntityType> TYPES =
            List.of(EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.MISC);

    /// How many kinds there are: the types, and none.
    static final int KINDS = TYPES.size() + 1;

    /// How many labels there are.
    static final int COUNT = 1 + PARTS * TYPES.size();

    /// Stands for what is before the first token and behind the last: a name neither comes in nor goes on there.
    static final int EDGE = COUNT;

    /// Any label at all, as a set of bits.
    static final int ANY = (1 << COUNT) - 1;

    private Labels() {}

    static int of(EntityType type, int part) {
        return 1 + TYPES.indexOf(type) * PARTS + part;
    }

    static EntityType type(int label) {
        return TYPES.get((label - 1) / PARTS);
    }

    /// The type, as a number from 0; the number behind the last for "outside".
    static int kind(int label) {
        return label == OUTSIDE ? TYPES.size() : (label - 1) / PARTS;
    }

    static int part(int label) {
        return (label - 1) % PARTS;
    }

    /// Whether a name is under way behind this label.
    static boolean isOpen(int label) {
        return label != OUTSIDE && label != EDGE && part(label) <= INSIDE;
    }

    /// Whether this label goes on with a name.
    static boolean isContinuing(int label) {
        return label != OUTSIDE && label != EDGE && (part(label) == INSIDE || part(label) == END);
    }

    static boolean canFollow(int label, int before) {
        if (isOpen(before)) {
            return isContinuing(label) && type(label) == type(before);
        }
        return !isContinuing(label);
    }
}
