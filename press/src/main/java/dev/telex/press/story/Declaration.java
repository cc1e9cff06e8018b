package dev.telex.press.story;

/// A line `@count`, `@decimal`, `@year`, `@text`, `@place` or `@person` of a grammar file: how a fact of an event
/// is made.
sealed interface Declaration {
    String name();

    /// A whole number from `low` to `high`, in multiples of `step`.
    record Count(String name, Bound low, Bound high, long step) implements Declaration {}

    record Decimal(String name, double low, double high) implements Declaration {}

    /// The year so many years before the event.
    record Year(String name, int fewest, int most) implements Declaration {}

    record Wording(String name, Phrase phrase) implements Declaration {}

    /// A place in another country.
    record Elsewhere(String name) implements Declaration {}

    /// `from` is `local`, `anywhere` or the name of an [Elsewhere].
    record Someone(String name, String from, Phrase title) implements Declaration {}

    /// A number, or `fact*factor`.
    record Bound(String fact, double factor) {
        static Bound read(String text) {
            int star = text.indexOf('*');
            return star < 0
                    ? new Bound("", Double.parseDouble(text))
                    : new Bound(text.substring(0, star), Double.parseDouble(text.substring(star + 1)));
        }
    }
}
