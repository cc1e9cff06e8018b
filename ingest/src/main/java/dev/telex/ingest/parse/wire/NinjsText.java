package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.wire.Node.Element;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// One of the texts that a ninjs item gives for the same thing, each in its notation.
///
/// @param role  what it is for: "main", "caption"; "" where it does not say
/// @param type  media type; "" where it does not say
/// @param value as given
record NinjsText(String role, String type, String value) {
    /// Notations from the best on: NITF has all of the text where the plain one beside it may have less, and
    /// HTML has its structure too.
    private static final List<String> NOTATIONS = List.of("html", "nitf", "plain");
    private static final Set<String> NOT_THE_STORY = Set.of("creditline", "writer");

    /// @param many    where 2 and 3 have them: "bodies"
    /// @param variant how 1 begins their names: "body_"
    static List<NinjsText> of(NinjsObject item, String many, String variant) {
        Stream<NinjsText> inVariants =
                item.texts(variant).map(field -> new NinjsText("", field.getKey(), field.getValue()));
        Stream<NinjsText> inList = item.objects(many)
                .filter(text -> text.text("value") != null)
                .map(text -> new NinjsText(
                        lowerCase(text.text("role")),
                        lowerCase(text.text("contenttype")),
                        String.valueOf(text.text("value"))));
        return Stream.concat(inList, inVariants)
                .filter(text -> !text.value().isBlank())
                .toList();
    }

    private static String lowerCase(@Nullable String word) {
        return word == null ? "" : word.toLowerCase(Locale.ROOT);
    }

    /// As HTML, in the best notation there is; null where nobody could read any.
    static @Nullable String html(List<NinjsText> texts) {
        return texts.stream()
                .filter(text -> NOTATIONS.contains(text.notation()))
                .sorted(Comparator.comparingInt(text -> NOTATIONS.indexOf(text.notation())))
                .map(NinjsText::html)
                .flatMap(html -> Optional.ofNullable(html).stream())
                .findFirst()
                .orElse(null);
    }

    /// The description that a reader is meant to see.
    static @Nullable String summary(List<NinjsText> descriptions) {
        return descriptions.stream()
                .filter(text -> !NOT_THE_STORY.contains(text.role()) && NOTATIONS.contains(text.notation()))
                .min(Comparator.comparingInt(text -> text.isPlain() ? 0 : 1))
                .map(NinjsText::html)
                .orElse(null);
    }

    static @Nullable String inRole(List<NinjsText> texts, String role) {
        return texts.stream()
                .filter(text -> text.role().equals(role))
                .map(NinjsText::line)
                .flatMap(line -> Optional.ofNullable(line).stream())
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String line() {
        return isPlain() ? Text.orNull(Text.folded(value)) : Text.plain(value);
    }

    private boolean isPlain() {
        return notation().equals("plain");
    }

    /// In version 1 the field's name says it ("body_xhtml"), since then the media type, where it is given.
    private String notation() {
        if (type.contains("nitf")) {
            return value.contains("<nitf") ? "nitf" : "other";
        }
        if (type.contains("html")) {
            return "html";
        }
        boolean isPlain = type.contains("plain") || type.endsWith("text");
        return isPlain || !value.stripLeading().startsWith("<") ? "plain" : type.isEmpty() ? "html" : "other";
    }

    private @Nullable String html() {
        return switch (notation()) {
            case "nitf" -> nitf();
            case "html" -> Text.body(value);
            default -> Text.paragraphs(value);
        };
    }

    private @Nullable String nitf() {
        try {
            Element root = XmlTree.of(value);
            return new Nitf(root).content();
        } catch (XMLStreamException e) {
            return null; // The next best notation, then.
        }
    }
}
