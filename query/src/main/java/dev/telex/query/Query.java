package dev.telex.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has to be true of an article. Immutable; two queries that say the same in the same order are equal.
public sealed interface Query {
    /// True of each article: `*:*`.
    record Everything() implements Query {}

    /// One word: `quake`, `title:quake`, `entity:Q42`.
    record Word(WordField field, Term term) implements Query {}

    /// Words near each other, in one value of one field: for [WordField#ANYWHERE] all in the title or all in the text.
    ///
    /// Lucene's sloppy phrase: there are positions, no two the same, one for each place of the phrase, so that
    /// (position − place) differs by at most [#slop] over all of them. With slop 0 they stand side by side.
    ///
    /// @param places two or more; at each one of several terms may stand
    /// @param slop   by how many moves of a word the text may differ; 0: not at all
    record Phrase(WordField field, List<Place> places, int slop) implements Query {
        public Phrase {
            places = List.copyOf(places);
        }
    }

    /// One place of a [Phrase].
    ///
    /// @param any at least one: the terms that may stand there
    record Place(List<Term> any) {
        public Place {
            any = List.copyOf(any);
        }
    }

    /// A number of the article lies between two bounds.
    ///
    /// @param from −∞: no lower bound
    /// @param to   ∞: no upper bound
    record Numbers(NumberField field, double from, boolean fromIncluded, double to, boolean toIncluded)
            implements Query {

        public boolean holds(double value) {
            return (fromIncluded ? value >= from : value > from) && (toIncluded ? value <= to : value < to);
        }
    }

    /// A time of the article is [#from] or later, and before [#to].
    ///
    /// @param from null: no lower bound
    /// @param to   not included; null: no upper bound
    record Times(
            TimeField field,
            @Nullable Moment from,
            @Nullable Moment to) implements Query {}

    /// @param parts at least two
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// @param parts at least two
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// True where its part is not.
    record Not(Query part) implements Query {}

    /// Several of its parts are true: `(a b c)@2`.
    ///
    /// @param count at least 2 and at most as many as there are parts
    record AtLeast(int count, List<Query> parts) implements Query {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }
}
