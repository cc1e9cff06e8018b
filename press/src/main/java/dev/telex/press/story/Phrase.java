package dev.telex.press.story;

import java.util.List;

/// A line of the grammar, read. `{quake|tremor} near <city>` is a sequence of a choice, a text and a reference.
sealed interface Phrase {

    record Text(String words) implements Phrase {}

    record Choice(List<Phrase> alternatives) implements Phrase {}

    record Sequence(List<Phrase> parts) implements Phrase {}

    /// `<name>` or `<name.property>`; without a property, `property` is empty.
    record Reference(String name, String property) implements Phrase {}
}
