package dev.telex.enrich.watch;

import dev.telex.enrich.watch.Node.Leaf;
import dev.telex.enrich.watch.Question.Kind;
import dev.telex.enrich.watch.Question.Scope;
import dev.telex.query.Query;
import dev.telex.query.Query.And;
import dev.telex.query.Query.AtLeast;
import dev.telex.query.Query.Everything;
import dev.telex.query.Query.Not;
import dev.telex.query.Query.Numbers;
import dev.telex.query.Query.Or;
import dev.telex.query.Query.Phrase;
import dev.telex.query.Query.Place;
import dev.telex.query.Query.Times;
import dev.telex.query.Query.Word;
import dev.telex.query.Term;
import dev.telex.query.WordField;
import dev.telex.query.words.WordForms;
import java.util.ArrayList;
import java.util.List;

/// From a query to code over atoms. Takes the atoms that it names, each as often as it names it.
final class Compiler {
    private final Dictionary dictionary;
    private final Atoms atoms;
    private final Rarity rarity;

    Compiler(Dictionary dictionary, Atoms atoms, Rarity rarity) {
        this.dictionary = dictionary;
        this.atoms = atoms;
        this.rarity = rarity;
    }

    int[] compile(Query query) {
        Node node = node(query, false);
        int[] code = new int[node.length()];
        node.emit(code, 0);
        return code;
    }

    /// @param negated by De Morgan: of NOT (a AND b), NOT a OR NOT b
    private Node node(Query query, boolean negated) {
        return switch (query) {
            case Everything _ -> leaf(new Question(Kind.ALWAYS, Scope.ANYWHERE, 0), Float.MAX_VALUE, negated);
            case Word(var field, var term) -> word(field, term, negated);
            case Phrase phrase -> isPlain(phrase) ? phrase(phrase, negated) : near(phrase, negated);
            case Numbers numbers -> leaf(Bounds.question(numbers), rarity.total() / 8, negated);
            case Times times -> leaf(Bounds.question(times), rarity.total() / 2, negated);
            case Not(var part) -> node(part, !negated);
            case And(var parts) -> group(negated ? 1 : parts.size(), parts, negated);
            case Or(var parts) -> group(negated ? parts.size() : 1, parts, negated);
            case AtLeast(int count, var parts) -> group(negated ? parts.size() - count + 1 : count, parts, negated);
        };
    }

    private Node group(int count, List<Query> queries, boolean negated) {
        List<Node> parts = new ArrayList<>(queries.size());
        for (Query query : queries) {
            parts.add(node(query, negated));
        }
        if (count == parts.size()) {
            return Node.group(Code.AND, 0, Node.ordered(parts, atoms));
        }
        return count == 1 ? Node.group(Code.OR, 0, parts) : Node.group(Code.AT_LEAST, count, parts);
    }

    private Node word(WordField field, Term term, boolean negated) {
        int word = take(field, term);
        return leaf(new Question(Kind.WORD, scope(field), 0, word), rarity.word(word), negated);
    }

    private static boolean isPlain(Phrase phrase) {
        return phrase.slop() == 0
                && phrase.places().stream().allMatch(place -> place.any().size() == 1);
    }

    private Node phrase(Phrase phrase, boolean negated) {
        int[] words = phrase.places().stream()
                .mapToInt(place -> take(phrase.field(), place.any().getFirst()))
                .toArray();
        float count = Float.MAX_VALUE;
        for (int i = 1; i < words.length; i++) {
            count = Math.min(count, rarity.pair(words[i - 1], words[i]));
        }
        return leaf(new Question(Kind.PHRASE, scope(phrase.field()), 0, words), count, negated);
    }

    private Node near(Phrase phrase, boolean negated) {
        int[] body = new int
                [phrase.places().stream()
                        .mapToInt(place -> 1 + place.any().size())
                        .sum()];
        int at = 0;
        float rarest = Float.MAX_VALUE;
        for (Place place : phrase.places()) {
            body[at++] = place.any().size();
            float count = 0;
            for (Term term : place.any()) {
                body[at] = take(phrase.field(), term);
                count += rarity.word(body[at++]);
            }
            rarest = Math.min(rarest, count);
        }
        Question question = new Question(Kind.NEAR, scope(phrase.field()), phrase.slop(), body);
        return leaf(question, rarest / 3, negated);
    }

    private Node leaf(Question question, float count, boolean negated) {
        return new Leaf(Code.reference(atoms.take(question, count), negated));
    }

    private int take(WordField field, Term term) {
        int shelf = Shelves.of(field, term);
        String text = (term instanceof Term.AnyForm && field.isProse()) || shelf == Shelves.exact(field)
                ? term.text()
                : term instanceof Term.Pattern(String pattern, boolean exact) && exact
                        ? pattern
                        : WordForms.PLAIN.form(term.text());
        return dictionary.take(shelf, text);
    }

    private static Scope scope(WordField field) {
        return switch (field) {
            case TITLE -> Scope.TITLE;
            case TEXT -> Scope.TEXT;
            default -> Scope.ANYWHERE;
        };
    }
}
