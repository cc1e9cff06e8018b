package dev.telex.query;

import dev.telex.query.Cursor.Raw;
import dev.telex.query.Query.Phrase;
import dev.telex.query.Query.Place;
import dev.telex.query.Query.Word;
import dev.telex.query.Term.AnyForm;
import dev.telex.query.Term.Exact;
import dev.telex.query.Term.Pattern;
import dev.telex.query.words.Words;
import dev.telex.wire.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// From what stands between spaces or quotes to words and phrases.
///
/// A term that is several words ("COVID-19") is a phrase. Within quotes, `(quake OR tsunami)` is one place with
/// several words to choose from, and wildcards work as outside of them.
final class Phrases {
    /// Wildcards that are meant travel as characters that no text has, so that the words of a pattern are found
    /// as those of a text.
    private static final char ANY = '\u01C1';

    private static final char ONE = '\u01C2';

    private static final int MAX_PLACES = 64;
    private static final int MAX_SLOP = 1000;
    private static final int LEAST_OF_PATTERN = 2;

    private static final List<String> KINDS = Arrays.stream(Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private Phrases() {}

    static char wildcard(char c) {
        return c == Term.Pattern.ANY ? ANY : c == Term.Pattern.ONE ? ONE : c;
    }

    /// A term as it stands between spaces.
    static Query term(Raw raw, Meaning meaning) {
        List<Term> terms = terms(raw.text(), raw.position(), meaning.exact());
        checked(raw, terms, meaning.field());
        return query(terms.stream().map(term -> new Place(List.of(term))).toList(), 0, raw.position(), meaning);
    }

    /// What stands in quotes, and the slop behind it; the cursor is at the quote.
    static Query phrase(Cursor cursor, Meaning meaning) {
        Raw raw = cursor.quoted();
        List<Place> places = places(raw, meaning.exact());
        if (places.size() == 1
                && places.getFirst().any().getFirst() instanceof AnyForm
                && isCapitals(raw.text().strip())) {
            places = List.of(new Place(List.of(new Exact(raw.text().strip()))));
        }
        if (places.size() == 1) {
            checked(raw, places.getFirst().any(), meaning.field());
        }
        return query(places, slop(cursor), raw.position(), meaning);
    }

    private static int slop(Cursor cursor) {
        int position = cursor.position();
        if (!cursor.take('~')) {
            return 0;
        }
        String digits = cursor.until("()\"^~");
        try {
            int slop = Integer.parseInt(digits);
            if (slop >= 0 && slop <= MAX_SLOP) {
                return slop;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new RefusedException(
                position,
                "~ is followed by no number up to %,d".formatted(MAX_SLOP),
                "say by how many words they may be apart: \"a b\"~5");
    }

    private static Query query(List<Place> places, int slop, int position, Meaning meaning) {
        if (places.size() > MAX_PLACES) {
            throw new RefusedException(
                    position,
                    "a phrase of %d words, %d are allowed".formatted(places.size(), MAX_PLACES),
                    "take a part of it that says as much");
        }
        if (places.size() == 1) {
            return Clauses.or(places.getFirst().any().stream()
                    .<Query>map(term -> new Word(meaning.field(), term))
                    .toList());
        }
        return new Phrase(meaning.field(), places, slop);
    }

    private static List<Place> places(Raw raw, boolean exact) {
        List<Place> places = new ArrayList<>();
        String text = raw.text();
        int from = 0;
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
            int close = text.indexOf(')', open);
            String[] any = close < 0
                    ? new String[0]
                    : text.substring(open + 1, close).strip().split("\\s+(OR|\\|\\|)\\s+", -1);
            if (any.length > 1) {
                add(places, text.substring(from, open), raw, exact);
                places.add(place(any, raw.position() + open, exact));
                open = close;
                from = close + 1;
            }
        }
        add(places, text.substring(from), raw, exact);
        if (places.isEmpty()) {
            throw new RefusedException(raw.position() - 1, "quotes without a word", "write words between them");
        }
        return places;
    }

    private static void add(List<Place> places, String text, Raw raw, boolean exact) {
        for (Term term : split(text, raw.position(), exact)) {
            places.add(new Place(List.of(term)));
        }
    }

    private static Place place(String[] any, int position, boolean exact) {
        List<Term> terms = new ArrayList<>();
        for (String one : any) {
            List<Term> words = split(one, position, exact);
            if (words.size() != 1) {
                throw new RefusedException(
                        position,
                        "%s is not one word".formatted(shown(one)),
                        "within quotes an alternative is a single word; write phrases with OR outside of them");
            }
            terms.add(words.getFirst());
        }
        return new Place(terms);
    }

    private static List<Term> terms(String text, int position, boolean exact) {
        List<Term> terms = split(text, position, exact);
        if (terms.isEmpty()) {
            throw new RefusedException(
                    position, "%s holds no word".formatted(shown(text)), "leave it out: only words are found");
        }
        return terms;
    }

    private static List<Term> split(String text, int position, boolean exact) {
        Words words = new Words();
        words.read(text);
        List<Term> terms = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            terms.add(single(text.substring(words.start(i), words.end(i)), position, exact));
        }
        return terms;
    }

    private static Term single(String word, int position, boolean exact) {
        String text = shown(exact ? word : word.toLowerCase(Locale.ROOT));
        if (word.indexOf(ANY) < 0 && word.indexOf(ONE) < 0) {
            return exact ? new Exact(text) : new AnyForm(text);
        }
        if (longestRun(text) < LEAST_OF_PATTERN) {
            throw new RefusedException(
                    position,
                    "%s has no %d characters side by side".formatted(text, LEAST_OF_PATTERN),
                    "say more of the word: it would find nearly all of them");
        }
        return new Pattern(text, exact);
    }

    private static int longestRun(String pattern) {
        return Arrays.stream(pattern.split("[*?]", -1))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /// With wildcards as they are written.
    static String shown(String text) {
        return text.replace(ANY, Term.Pattern.ANY).replace(ONE, Term.Pattern.ONE);
    }

    /// Two capitals or more and nothing else: who puts "US" in quotes means its case.
    private static boolean isCapitals(String text) {
        return text.length() > 1 && text.chars().allMatch(Character::isUpperCase);
    }

    private static void checked(Raw raw, List<Term> terms, WordField field) {
        if (field == WordField.KIND && terms.getFirst() instanceof AnyForm(String kind) && !KINDS.contains(kind)) {
            throw new RefusedException(
                    raw.position(), "no kind is called %s".formatted(kind), "there are " + String.join(", ", KINDS));
        }
    }
}
