package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.wire.Node.Characters;
import dev.telex.ingest.parse.wire.Node.Element;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Marked-up text of the wire as HTML: XHTML as it is, of NITF what HTML has a word for; the words of all else
/// stay, without their markup.
final class Hypertext {
    private static final Set<String> XHTML = Set.of(
            "a",
            "abbr",
            "article",
            "aside",
            "b",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "del",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "li",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "section",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "u",
            "ul");
    private static final Map<String, String> NAMES = names();
    private static final Set<String> VOID = Set.of("br", "hr", "img", "col");
    private static final Set<String> SILENT = Set.of("head", "script", "style", "datasource", "media-producer");
    private static final Set<String> ATTRIBUTES = Set.of("href", "src", "alt", "title", "colspan", "rowspan");

    private final StringBuilder html = new StringBuilder();

    /// What is in an element, as HTML; null where that is no word.
    static @Nullable String inside(Element element) {
        return new Hypertext().write(element);
    }

    private @Nullable String write(Element element) {
        if (element.text() == null && element.all("media-reference").isEmpty()) {
            return null;
        }
        element.children().forEach(this::append);
        return Text.orNull(html.toString());
    }

    private void append(Node node) {
        switch (node) {
            case Characters(String text) -> append(text);
            case Element element -> append(element);
        }
    }

    /// A run of white space is one space in HTML: what indents the file does not have to travel.
    private void append(String text) {
        html.append(Text.escaped(text.replaceAll("\\s+", " ")));
    }

    private void append(Element element) {
        String name = element.name().toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            return;
        }
        String tag = NAMES.get(name);
        if (tag == null) {
            element.children().forEach(this::append);
            return;
        }
        if (tag.equals("img") && source(element) == null) {
            return;
        }
        html.append('<').append(tag);
        element.attributes().entrySet().stream()
                .filter(attribute -> ATTRIBUTES.contains(attribute.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> append(attribute.getKey(), attribute.getValue()));
        if (name.equals("media-reference")) {
            append("src", String.valueOf(source(element)));
        }
        html.append('>');
        if (!VOID.contains(tag)) {
            element.children().forEach(this::append);
            html.append("</").append(tag).append('>');
        }
    }

    private void append(String attribute, String value) {
        html.append(' ')
                .append(attribute)
                .append("=\"")
                .append(Text.escaped(value).replace("\"", "&quot;"))
                .append('"');
    }

    /// Null for a medium that is not a picture: its file comes as an enclosure.
    private static @Nullable String source(Element image) {
        if (image.name().equals("img")) {
            return image.attribute("src");
        }
        String type = image.attribute("mime-type");
        return type == null || type.startsWith("image/") ? image.attribute("source") : null;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        XHTML.forEach(name -> names.put(name, name));
        names.put("hl1", "h2");
        names.put("hl2", "h3");
        names.put("bq", "blockquote");
        names.put("block", "div");
        names.put("tagline", "p");
        names.put("media", "figure");
        names.put("media-reference", "img");
        names.put("media-caption", "figcaption");
        return Map.copyOf(names);
    }
}
