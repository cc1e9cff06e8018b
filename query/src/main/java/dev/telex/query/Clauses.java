package dev.telex.query;

import dev.telex.query.Query.And;
import dev.telex.query.Query.AtLeast;
import dev.telex.query.Query.Not;
import dev.telex.query.Query.Or;
import java.util.ArrayList;
import java.util.List;

/// Clauses side by side, and what they mean together: as a Boolean query of Lucene's, but that one that only
/// excludes is true where nothing of it is there.
///
/// @param all at least one
record Clauses(List<Clause> all) {
    Clauses {
        all = List.copyOf(all);
    }

    /// @param least how many of the alternatives have to be true; 0: one, or none where something else must be there
    Query combined(int least) {
        List<Query> may = of(Occurs.MAY);
        List<Query> parts = new ArrayList<>(of(Occurs.MUST));
        if (!may.isEmpty() && (parts.isEmpty() || least > 0)) {
            parts.add(least > 1 ? new AtLeast(least, may) : or(may));
        }
        of(Occurs.NOT).forEach(query -> parts.add(new Not(query)));
        return and(parts);
    }

    /// `(…)@2`
    Query atLeast(Ranges.Count count) {
        List<Clause> counted = all.size() == 1 && !all.getFirst().alternatives().isEmpty()
                ? all.getFirst().alternatives()
                : all;
        int alternatives = (int)
                counted.stream().filter(clause -> clause.occurs() == Occurs.MAY).count();
        if (count.value() > alternatives) {
            throw new RefusedException(
                    count.position(),
                    "%d asked for, of %d".formatted(count.value(), alternatives),
                    "write the alternatives side by side, and ask for no more of them: (a b c)@2");
        }
        return new Clauses(counted).combined(count.value());
    }

    private List<Query> of(Occurs occurs) {
        return all.stream()
                .filter(clause -> clause.occurs() == occurs)
                .map(Clause::query)
                .toList();
    }

    static Query and(List<Query> parts) {
        List<Query> flat = new ArrayList<>();
        for (Query part : parts) {
            if (part instanceof And(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    static Query or(List<Query> parts) {
        List<Query> flat = new ArrayList<>();
        for (Query part : parts) {
            if (part instanceof Or(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }
}
