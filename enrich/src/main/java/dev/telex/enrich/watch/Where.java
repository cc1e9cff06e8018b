package dev.telex.enrich.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the words stand that made a program true. Most that match were told of already and are never asked for
/// them: only then are they put in order.
///
/// @param parts of each of its atoms that are true
record Where(List<List<Span>> parts) {
    /// At most for one watch.
    static final int MOST = 50;

    /// The title's before the text's.
    static final Comparator<Span> IN_ORDER = Comparator.comparing(Span::field)
            .reversed()
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end);

    List<Span> spans() {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Span> all = new ArrayList<>();
        parts.forEach(all::addAll);
        return all.stream().sorted(IN_ORDER).distinct().limit(MOST).toList();
    }
}
