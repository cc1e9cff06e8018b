package dev.telex.query.elastic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.query.Moment;
import dev.telex.query.NumberField;
import dev.telex.query.Query;
import dev.telex.query.Term;
import dev.telex.query.TimeField;
import dev.telex.query.WordField;
import dev.telex.wire.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query as Elasticsearch takes it, over the index of articles.
///
/// A word in any form is looked for twice: as it is written, without regard to case and accents (`text`), and
/// by its stem in the article's language (`words.en.text` and so on: an article has one of them, and each
/// field analyzes the query's word as it did its own). Only languages that the index has are asked for: a server
/// allows a query so many clauses, 1,024 in the worst case, and a word has two for each language and two more. What
/// stands in capitals is looked for in a third form
/// (`text.exact`).
///
/// Where it says less or more than a watch: a stem is compared with its accents; the words of names, sources
/// and categories have no case; words that look like a pattern have no stems near others; and where a phrase
/// of some alternatives has room in it, its words may stand in any order with as many words between them.
final class Translation {
    private final Instant now;
    private final List<String> title;
    private final List<String> text;

    /// @param now       when somebody searches
    /// @param languages whose stems are looked for, as the fields of words have them: "en", "no"
    Translation(Instant now, List<String> languages) {
        this.now = now;
        this.title = forms("title^3", languages, "title^2");
        this.text = forms("text", languages, "text");
    }

    private static List<String> forms(String plain, List<String> languages, String field) {
        List<String> forms = new ArrayList<>(List.of(plain));
        languages.forEach(language -> forms.add("words." + language + "." + field));
        return List.copyOf(forms);
    }

    ObjectNode of(Query query) {
        return switch (query) {
            case Query.Everything() -> object("match_all");
            case Query.Word(WordField field, Term term) -> word(field, term);
            case Query.Phrase phrase -> phrase(phrase);
            case Query.Numbers numbers -> numbers(numbers);
            case Query.Times times -> times(times);
            case Query.And(List<Query> parts) -> bool("must", parts);
            case Query.Or(List<Query> parts) -> any(parts.stream().map(this::of).toList(), 1);
            case Query.Not(Query part) -> bool("must_not", List.of(part));
            case Query.AtLeast(int count, List<Query> parts) ->
                any(parts.stream().map(this::of).toList(), count);
        };
    }

    private ObjectNode word(WordField field, Term term) {
        return switch (field) {
            case ANYWHERE -> any(List.of(prose("title", title, term), prose("text", text, term)), 1);
            case TITLE -> prose("title", title, term);
            case TEXT -> prose("text", text, term);
            case ENTITY -> any(List.of(words("entities.name", term), value("entities.id", term)), 1);
            case PLACE -> any(List.of(words("places.name", term), value("places.id", term)), 1);
            case COUNTRY -> value("places.country", term);
            case SOURCE -> any(List.of(words("publisher", term), value("publisher", term)), 1);
            case LANGUAGE ->
                any(List.of(value("language", term), inAnyCase("prefix", "language", term.text() + "-")), 1);
            case KIND -> value("kind", term);
            case CATEGORY ->
                any(
                        List.of(
                                words("categories", term),
                                words("editorial.subjects.name", term),
                                words("editorial.subjects.code", term)),
                        1);
        };
    }

    /// @param field as it is written
    /// @param forms the same with its stems
    private static ObjectNode prose(String field, List<String> forms, Term term) {
        return switch (term) {
            case Term.AnyForm(String text) -> {
                ObjectNode query = object("multi_match");
                ObjectNode match = query.withObject("/multi_match").put("query", text);
                forms.forEach(match.withArray("fields")::add);
                yield query;
            }
            case Term.Exact(String text) -> match(field + ".exact", text);
            case Term.Pattern pattern -> pattern(field, pattern);
        };
    }

    private static ObjectNode pattern(String field, Term.Pattern pattern) {
        String in = pattern.exact() ? field + ".exact" : field;
        String text = pattern.exact() ? pattern.text() : Folding.of(pattern.text());
        return pattern.isPrefix()
                ? leaf("prefix", in, text.substring(0, text.length() - 1))
                : leaf("wildcard", in, text.replace("\\", "\\\\"));
    }

    /// Words of short values: names, labels.
    private static ObjectNode words(String field, Term term) {
        return term instanceof Term.Pattern pattern
                ? leaf("wildcard", field + ".words", Folding.of(pattern.text()))
                : match(field + ".words", term.text());
    }

    /// A whole value, as of codes and ids.
    private static ObjectNode value(String field, Term term) {
        return inAnyCase(term instanceof Term.Pattern ? "wildcard" : "term", field, term.text());
    }

    private static ObjectNode inAnyCase(String kind, String field, String value) {
        ObjectNode query = leaf(kind, field, value);
        query.withObject("/" + kind + "/" + field).put("case_insensitive", true);
        return query;
    }

    private ObjectNode phrase(Query.Phrase phrase) {
        List<ObjectNode> fields = new ArrayList<>();
        switch (phrase.field()) {
            case ANYWHERE -> {
                fields.add(phrase("title", title, phrase));
                fields.add(phrase("text", text, phrase));
            }
            case TITLE -> fields.add(phrase("title", title, phrase));
            case TEXT -> fields.add(phrase("text", text, phrase));
            case ENTITY -> fields.add(intervals("entities.name.words", phrase));
            case PLACE -> fields.add(intervals("places.name.words", phrase));
            case SOURCE -> fields.add(intervals("publisher.words", phrase));
            case CATEGORY -> {
                fields.add(intervals("categories.words", phrase));
                fields.add(intervals("editorial.subjects.name.words", phrase));
            }
            // Codes of one word: two words never stand in one.
            case COUNTRY, LANGUAGE, KIND -> fields.add(object("match_none"));
        }
        return any(fields, 1);
    }

    private static ObjectNode phrase(String field, List<String> forms, Query.Phrase phrase) {
        boolean isPlain = phrase.places().stream()
                .allMatch(place -> place.any().size() == 1 && place.any().getFirst() instanceof Term.AnyForm);
        if (!isPlain) {
            return intervals(field, phrase);
        }
        ObjectNode query = object("multi_match");
        ObjectNode match = query.withObject("/multi_match")
                .put(
                        "query",
                        String.join(
                                " ",
                                phrase.places().stream()
                                        .map(place -> place.any().getFirst().text())
                                        .toList()))
                .put("type", "phrase")
                .put("slop", phrase.slop());
        forms.forEach(match.withArray("fields")::add);
        return query;
    }

    private static ObjectNode intervals(String field, Query.Phrase phrase) {
        ObjectNode query = object("intervals");
        ObjectNode all = query.withObject("/intervals").putObject(field).putObject("all_of");
        all.put("ordered", phrase.slop() == 0).put("max_gaps", phrase.slop());
        ArrayNode places = all.putArray("intervals");
        for (Query.Place place : phrase.places()) {
            ArrayNode terms = places.addObject().putObject("any_of").putArray("intervals");
            place.any().forEach(term -> interval(terms.addObject(), field, term));
        }
        return query;
    }

    private static void interval(ObjectNode interval, String field, Term term) {
        boolean isProse = !field.endsWith(".words");
        switch (term) {
            case Term.AnyForm(String text) -> interval.putObject("match").put("query", text);
            case Term.Exact(String text) -> {
                ObjectNode match = interval.putObject("match").put("query", text);
                if (isProse) {
                    match.put("use_field", field + ".exact");
                }
            }
            case Term.Pattern pattern -> interval.putObject("wildcard").put("pattern", Folding.of(pattern.text()));
        }
    }

    private static ObjectNode numbers(Query.Numbers numbers) {
        ObjectNode bounds = Json.mapper().createObjectNode();
        if (!Double.isInfinite(numbers.from())) {
            bounds.put(numbers.fromIncluded() ? "gte" : "gt", numbers.from());
        }
        if (!Double.isInfinite(numbers.to())) {
            bounds.put(numbers.toIncluded() ? "lte" : "lt", numbers.to());
        }
        return switch (numbers.field()) {
            case URGENCY -> range("editorial.urgency", bounds);
            case KILLED, INJURED -> fact(kind(numbers.field()), range("facts.count", bounds));
        };
    }

    private static String kind(NumberField field) {
        return field == NumberField.KILLED ? "killed" : "injured";
    }

    private ObjectNode times(Query.Times times) {
        return switch (times.field()) {
            case SEEN -> range("seen", bounds(times));
            case PUBLISHED -> {
                ObjectNode unsaid = object("bool");
                unsaid.withObject("/bool").putArray("must_not").add(exists("published"));
                unsaid.withObject("/bool").putArray("filter").add(range("firstSeen", bounds(times)));
                yield any(List.of(range("published", bounds(times)), unsaid), 1);
            }
            case DATE -> fact("date", range("facts.date", bounds(times)));
        };
    }

    private ObjectNode bounds(Query.Times times) {
        ObjectNode bounds = Json.mapper().createObjectNode();
        bound(bounds, "gte", times.field(), times.from());
        bound(bounds, "lt", times.field(), times.to());
        return bounds;
    }

    private void bound(ObjectNode bounds, String name, TimeField field, @Nullable Moment moment) {
        if (moment != null) {
            Instant at = moment.at(now);
            bounds.put(
                    name,
                    field == TimeField.DATE
                            ? at.atOffset(ZoneOffset.UTC).toLocalDate().toString()
                            : at.toString());
        }
    }

    private static ObjectNode fact(String kind, ObjectNode range) {
        ObjectNode query = object("nested");
        ObjectNode nested = query.withObject("/nested").put("path", "facts");
        nested.putObject("query")
                .putObject("bool")
                .putArray("filter")
                .add(leaf("term", "facts.kind", kind))
                .add(range);
        return query;
    }

    static ObjectNode any(List<ObjectNode> parts, int count) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        ObjectNode query = object("bool");
        ObjectNode bool = query.withObject("/bool").put("minimum_should_match", count);
        bool.putArray("should").addAll(parts);
        return query;
    }

    static ObjectNode range(String field, ObjectNode bounds) {
        ObjectNode query = object("range");
        query.withObject("/range").set(field, bounds);
        return query;
    }

    static ObjectNode leaf(String kind, String field, String value) {
        ObjectNode query = object(kind);
        query.withObject("/" + kind).putObject(field).put("value", value);
        return query;
    }

    static ObjectNode oneOf(String field, List<String> values) {
        ObjectNode query = object("terms");
        values.forEach(query.withObject("/terms").withArray(field)::add);
        return query;
    }

    static ObjectNode object(String kind) {
        ObjectNode query = Json.mapper().createObjectNode();
        query.putObject(kind);
        return query;
    }

    private ObjectNode bool(String occurs, List<Query> parts) {
        ObjectNode query = object("bool");
        query.withObject("/bool")
                .putArray(occurs)
                .addAll(parts.stream().map(this::of).toList());
        return query;
    }

    private static ObjectNode match(String field, String text) {
        ObjectNode query = object("match");
        query.withObject("/match").putObject(field).put("query", text).put("operator", "and");
        return query;
    }

    private static ObjectNode exists(String field) {
        ObjectNode query = object("exists");
        query.withObject("/exists").put("field", field);
        return query;
    }
}
