package dev.telex.enrich.entity;

import dev.telex.wire.Mention.Sense;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells whether "Washington" is the city or who governs there.
final class Governments {
    private static final Set<String> SEATS = Set.copyOf(Resource.lines("seats.txt"));

    /// How many words there may be between a name and its verb.
    private static final int MOST_ADVERBS = 2;

    private Governments() {}

    static boolean isSeat(KnownPlace place) {
        return place.id() != null && SEATS.contains(place.id());
    }

    /// @return null for a place that nobody speaks for
    static @Nullable Sense sense(Sighting sighting, KnownPlace place) {
        if (!place.isCountry() && !isSeat(place)) {
            return null;
        }
        return sighting.standing() == Standing.FREE && (acts(sighting) || (!place.isCountry() && isActedWith(sighting)))
                ? Sense.GOVERNMENT
                : Sense.PLACE;
    }

    private static boolean acts(Sighting sighting) {
        FieldWords tokens = sighting.field().tokens();
        int next = sighting.last() + 1;
        for (int i = 0; i < MOST_ADVERBS && next < tokens.size && tokens.gap[next] == FieldWords.SPACE; i++) {
            if (!NameWords.ADVERBS.contains(tokens.text(next))) {
                break;
            }
            next++;
        }
        return next < tokens.size
                && tokens.gap[next] == FieldWords.SPACE
                && NameWords.DEEDS.contains(tokens.text(next));
    }

    private static boolean isActedWith(Sighting sighting) {
        FieldWords tokens = sighting.field().tokens();
        int first = sighting.first();
        return first > 0 && tokens.gap[first] == FieldWords.SPACE && NameWords.AGENTS.contains(tokens.text(first - 1));
    }
}
