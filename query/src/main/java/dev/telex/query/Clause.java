package dev.telex.query;

import dev.telex.query.Query.Not;
import java.util.List;

/// A query beside others.
///
/// @param position     of its first character
/// @param alternatives what OR joins here; empty: nothing
record Clause(Occurs occurs, Query query, int position, List<Clause> alternatives) {
    Clause {
        alternatives = List.copyOf(alternatives);
    }

    static Clause may(Query query, int position) {
        return new Clause(Occurs.MAY, query, position, List.of());
    }

    /// As one side of an AND.
    Query asPart() {
        return occurs == Occurs.NOT ? new Not(query) : query;
    }
}
