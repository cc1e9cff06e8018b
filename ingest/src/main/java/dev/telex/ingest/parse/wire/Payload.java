package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.wire.Node.Element;
import dev.telex.wire.Enclosure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a NewsML-G2 item carries: of a news item its text, in one or more notations, and its files; of a
/// package what it says of the items that it binds.
final class Payload {
    private static final Set<String> HYPERTEXT =
            Set.of("html", "body", "div", "section", "article", "p", "h1", "h2", "ul", "ol", "table", "blockquote");

    private final Element contents;
    private final Element groups;
    private final Nitf nitf;
    private final Enclosures enclosures;

    Payload(Element item, String base) {
        this.contents = item.element("contentSet");
        this.groups = item.element("groupSet");
        this.nitf = new Nitf(
                inline().filter(root -> root.name().equals("nitf")).findFirst().orElse(Element.NONE));
        this.enclosures = new Enclosures(base);
        contents.elements("remoteContent").forEach(this::add);
        nitf.addMedia(enclosures);
        groups.all("itemRef").forEach(this::add);
    }

    /// The document inside; an empty one where it is not in NITF.
    Nitf nitf() {
        return nitf;
    }

    List<Enclosure> enclosures() {
        return enclosures.all();
    }

    @Nullable
    String language() {
        return Text.first(contents.element("inlineXML").attribute("lang"), nitf.language());
    }

    /// XHTML, else NITF, else what is not XML.
    @Nullable
    String html() {
        return Text.first(hypertext(), nitf.content(), data(), references());
    }

    private @Nullable String hypertext() {
        String html = inline().filter(root -> HYPERTEXT.contains(root.name()))
                .map(root -> Hypertext.inside(new Element("", Map.of(), List.of(root))))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return Text.orNull(html);
    }

    private Stream<Element> inline() {
        return contents.elements("inlineXML").flatMap(Element::elements);
    }

    private @Nullable String data() {
        return contents.elements("inlineData")
                .filter(data -> data.attribute("encoding") == null)
                .map(Payload::data)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String data(Element inline) {
        String type = inline.attribute("contenttype");
        String text = inline.children().stream()
                .map(node -> node instanceof Node.Characters(String words) ? words : "")
                .collect(Collectors.joining());
        if (type == null || type.startsWith("text/plain")) {
            return Text.paragraphs(text);
        }
        return type.contains("html") ? Text.body(text) : null;
    }

    private @Nullable String references() {
        List<String> items = Text.distinct(groups.all("itemRef").stream().map(Payload::reference));
        return items.isEmpty()
                ? null
                : items.stream().map(item -> "<li>" + item + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static @Nullable String reference(Element item) {
        String title = Text.first(
                item.element("headline").text(), item.element("title").text());
        String description = Hypertext.inside(item.element("description"));
        return Text.lines(Stream.of(
                title == null ? null : Text.escaped(title), description == null ? null : "<p>" + description + "</p>"));
    }

    private void add(Element file) {
        enclosures.add(file.attribute("href"), file.attribute("contenttype"), file.attribute("size"));
    }
}
