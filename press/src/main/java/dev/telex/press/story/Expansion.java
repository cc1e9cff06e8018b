package dev.telex.press.story;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Turns phrases into words for one article, in the order of its text: who is named for the first time gets
/// the full name and title, afterwards the family name.
final class Expansion {
    private final Kind kind;
    private final Map<String, Fact> facts;
    private final Set<String> introduced = new HashSet<>();

    Expansion(Kind kind, Map<String, Fact> facts) {
        this.kind = kind;
        this.facts = facts;
    }

    String expand(Phrase phrase, Dice dice) {
        StringBuilder out = new StringBuilder();
        write(phrase, dice, out);
        return out.toString();
    }

    private void write(Phrase phrase, Dice dice, StringBuilder out) {
        switch (phrase) {
            case Phrase.Text(String words) -> out.append(words);
            case Phrase.Choice(var alternatives) -> write(dice.pick(alternatives), dice, out);
            case Phrase.Sequence(var parts) -> parts.forEach(part -> write(part, dice, out));
            case Phrase.Reference reference -> resolve(reference, dice, out);
        }
    }

    private void resolve(Phrase.Reference reference, Dice dice, StringBuilder out) {
        Fact fact = facts.get(reference.name());
        if (fact == null) {
            write(dice.pick(kind.rule(reference.name())), dice, out);
        } else {
            out.append(written(reference, fact));
        }
    }

    private String written(Phrase.Reference reference, Fact fact) {
        return switch (fact) {
            case Fact.Words(String words) -> words;
            case Fact.Amount amount -> amount.written();
            case Fact.Place place -> place.property(reference.property());
            case Fact.Person person
            when !reference.property().isEmpty() -> {
                if (reference.property().equals("name")) {
                    introduced.add(reference.name());
                }
                yield person.property(reference.property());
            }
            case Fact.Person person -> introduced.add(reference.name()) ? person.introduced() : person.family();
        };
    }
}
