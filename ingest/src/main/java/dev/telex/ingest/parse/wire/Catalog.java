package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.wire.Node.Element;
import dev.telex.wire.Editorial.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the codes of a NewsML-G2 document mean: its schemes by alias, and what it asserts of its concepts.
///
/// A catalog that is only referred to is not fetched. Of IPTC's own, whose aliases have not changed since 2008,
/// those that subjects use are known here; a code with any other alias stays as it is.
final class Catalog {
    private static final String IPTC = "iptc.org/std/catalog/";
    private static final Map<String, String> IPTC_SCHEMES = Map.of(
            "medtop", "http://cv.iptc.org/newscodes/mediatopic/",
            "subj", "http://cv.iptc.org/newscodes/subjectcode/",
            "genre", "http://cv.iptc.org/newscodes/genre/",
            "aspfacet", "http://cv.iptc.org/newscodes/asportfacet/",
            "aspfacetvalue", "http://cv.iptc.org/newscodes/asportfacetvalue/",
            "iso3166-1a2", "http://cvx.iptc.org/iso3166-1a2/",
            "iso3166-1a3", "http://cvx.iptc.org/iso3166-1a3/");

    private final Map<String, String> schemes = new HashMap<>();
    private final Map<String, List<Element>> asserted = new HashMap<>();
    private final @Nullable String language;

    /// @param item     a news item or package
    /// @param message  the message that it came in, whose catalogs hold for it too
    /// @param language of names to prefer
    Catalog(Element item, Element message, @Nullable String language) {
        this.language = language;
        Stream.of(message.element("header"), item).forEach(this::schemes);
        item.elements("assert")
                .forEach(concept ->
                        asserted.put(id(concept), concept.elements("name").toList()));
    }

    private void schemes(Element holder) {
        if (holder.elements("catalogRef")
                .anyMatch(
                        reference -> String.valueOf(reference.attribute("href")).contains(IPTC))) {
            schemes.putAll(IPTC_SCHEMES);
        }
        holder.elements("catalog")
                .flatMap(catalog -> catalog.elements("scheme"))
                .forEach(scheme -> schemes.put(
                        String.valueOf(scheme.attribute("alias")), String.valueOf(scheme.attribute("uri"))));
    }

    /// "medtop:20000523" → "http://cv.iptc.org/newscodes/mediatopic/20000523". A literal is no code: it only
    /// holds within its document.
    @Nullable
    String code(Element concept) {
        String qcode = concept.attribute("qcode");
        if (qcode == null) {
            return concept.attribute("uri");
        }
        int colon = qcode.indexOf(':');
        String scheme = colon < 0 ? null : schemes.get(qcode.substring(0, colon));
        return scheme == null ? qcode : scheme + qcode.substring(colon + 1);
    }

    @Nullable
    String name(Element concept) {
        List<Element> names = concept.elements("name").toList();
        return best(names.isEmpty() ? asserted.getOrDefault(id(concept), List.of()) : names);
    }

    /// In the item's language, else in English, else the first.
    @Nullable
    String best(List<Element> alternatives) {
        return Stream.of(language == null ? "en" : language, "en")
                .flatMap(wanted -> alternatives.stream().filter(name -> isIn(name, wanted)))
                .findFirst()
                .or(() -> alternatives.stream().findFirst())
                .map(Element::text)
                .orElse(null);
    }

    private static boolean isIn(Element name, String wanted) {
        String given = name.attribute("lang");
        return given != null && primary(given).equals(primary(wanted));
    }

    private static String primary(String language) {
        return language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /// A subject that is made of facets ("slalom", "women") is each of them.
    List<Element> concepts(Stream<Element> subjects) {
        List<Element> concepts = new ArrayList<>();
        subjects.forEach(subject -> {
            if (subject.has("mainConcept")) {
                Stream.of("mainConcept", "facetConcept")
                        .flatMap(subject::elements)
                        .forEach(concepts::add);
            } else {
                concepts.add(subject);
            }
        });
        return concepts;
    }

    List<Subject> subjects(List<Element> concepts) {
        List<Subject> subjects = new ArrayList<>();
        for (Element concept : concepts) {
            String code = code(concept);
            if (code != null) {
                subjects.add(new Subject(code, name(concept)));
            }
        }
        return subjects.stream().distinct().toList();
    }

    private static String id(Element concept) {
        return String.valueOf(
                Text.first(concept.attribute("qcode"), concept.attribute("uri"), concept.attribute("literal")));
    }
}
