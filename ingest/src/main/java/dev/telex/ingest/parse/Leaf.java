package dev.telex.ingest.parse;

import dev.telex.ingest.parse.Scanner.Region;
import dev.telex.ingest.parse.Scanner.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An element that was just read, with what its format says of how to read it.
final class Leaf {
    /// No headline is longer; what is, is a text in the wrong place.
    private static final int LONGEST_TITLE = 20_000;

    private final Scanner scanner;
    private final Region region;
    private final Base base;
    private final boolean atom;

    Leaf(Scanner scanner, Region region, Base base, boolean atom) {
        this.scanner = scanner;
        this.region = region;
        this.base = base.within(scanner.attribute("xml:base"));
        this.atom = atom;
    }

    @Nullable
    String attribute(String name) {
        return scanner.attribute(name);
    }

    int rank() {
        return scanner.name().rank();
    }

    boolean isNamed(String local) {
        return scanner.name().isLocally(local);
    }

    /// As BCP 47 has it: "en-GB", whatever the feed's separator; null where the element does not say.
    @Nullable
    String language() {
        return Languages.tag(scanner.attribute("xml:lang"));
    }

    /// The characters as they stand.
    String text() {
        return scanner.characters(region, false).strip();
    }

    @Nullable
    String address(@Nullable String address) {
        return base.resolve(address);
    }

    /// As plain text on one line.
    String plain() {
        String raw = switch (kind()) {
            case XHTML -> Html.withoutWrapper(scanner.characters(region, true));
            case BASE64 -> decoded();
            default -> scanner.characters(region, false);
        };
        String title = raw.length() > LONGEST_TITLE ? raw.substring(0, LONGEST_TITLE) : raw;
        return kind() == Kind.TEXT && !Html.isLikely(title) ? Html.collapse(title) : Html.plain(title);
    }

    /// As HTML whose addresses are absolute.
    String html() {
        String html = switch (kind()) {
            case XHTML -> Html.withoutWrapper(scanner.characters(region, true));
            case BASE64 -> decoded();
            case TEXT -> fromText(scanner.characters(region, false));
            case HTML -> scanner.characters(region, false);
            case OTHER -> "";
        };
        return Html.absolute(html.strip(), base);
    }

    private static String fromText(String text) {
        return Html.isLikely(text) ? text : Html.escape(text);
    }

    private enum Kind {
        TEXT,
        HTML,
        XHTML,
        BASE64,
        /// A picture, say: nothing to read.
        OTHER
    }

    private Kind kind() {
        String mode = scanner.attribute("mode");
        String given = scanner.attribute("type");
        String type = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        if ("base64".equals(mode)) {
            return Kind.BASE64;
        }
        return switch (type) {
            case "" -> atom && scanner.name().rank() == Entry.OWN ? Kind.TEXT : Kind.HTML;
            case "text", "text/plain" -> Kind.TEXT;
            case "html", "text/html" -> Kind.HTML;
            case "xhtml", "application/xhtml+xml" -> "escaped".equals(mode) ? Kind.HTML : Kind.XHTML;
            default -> type.startsWith("text/") ? Kind.HTML : type.endsWith("xml") ? Kind.XHTML : binary(type);
        };
    }

    private static Kind binary(String type) {
        return type.equals("application/octet-stream") ? Kind.BASE64 : type.contains("/") ? Kind.OTHER : Kind.HTML;
    }

    private String decoded() {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text());
            return Characters.clean(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// The characters of the first element inside that has this meaning.
    @Nullable
    String inside(Term term) {
        Scanner inner = find(term);
        return inner == null ? null : inner.characters(inner.element(), false).strip();
    }

    /// An attribute of the first element inside that has this meaning.
    @Nullable
    String inside(Term term, String attribute) {
        Scanner inner = find(term);
        return inner == null ? null : inner.attribute(attribute);
    }

    /// @return on the start tag of the first element inside that has this meaning
    private @Nullable Scanner find(Term term) {
        if (!region.hasTags()) {
            return null;
        }
        Scanner inner = scanner.inside(region);
        for (Tag tag = inner.next(); tag != Tag.NONE; tag = inner.next()) {
            if (tag == Tag.START && inner.name().term() == term) {
                return inner;
            }
        }
        return null;
    }
}
