package dev.telex.ingest.parse.wire;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// Words on their way from one notation to the other.
final class Text {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern PAGE = Pattern.compile("(?i)^\\s*<(!doctype|html|head|body)\\b");
    private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\h*\\R\\s*");
    private static final Pattern LINE = Pattern.compile("\\R");
    private static final Pattern LOCAL = Pattern.compile("^.*[:/#]");

    private Text() {}

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static String folded(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /// One line without markup.
    static @Nullable String plain(@Nullable String html) {
        return html == null ? null : orNull(folded(Jsoup.parseBodyFragment(html).text()));
    }

    /// HTML without the page around it.
    static @Nullable String body(String html) {
        if (!PAGE.matcher(html).find()) {
            return orNull(html);
        }
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        return orNull(page.body().html());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Plain text as HTML: paragraphs where it has empty lines, else where it has line ends.
    static @Nullable String paragraphs(@Nullable String text) {
        String whole = orNull(text);
        if (whole == null) {
            return null;
        }
        Pattern end = EMPTY_LINE.matcher(whole).find() ? EMPTY_LINE : LINE;
        List<String> paragraphs = end.splitAsStream(whole)
                .map(Text::folded)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        return paragraphs.size() == 1
                ? escaped(paragraphs.getFirst())
                : paragraphs.stream()
                        .map(paragraph -> "<p>" + escaped(paragraph) + "</p>")
                        .collect(Collectors.joining());
    }

    /// What stands behind the last ":", "/" or "#" of a code or address, in lower case: schemes are named in
    /// many ways, their codes in one.
    static String local(@Nullable String code) {
        return code == null ? "" : LOCAL.matcher(code).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    @SafeVarargs
    static <T> @Nullable T first(@Nullable T... values) {
        for (T value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    static List<String> distinct(Stream<@Nullable String> texts) {
        return texts.map(Text::orNull)
                .filter(Objects::nonNull)
                .map(Text::folded)
                .distinct()
                .toList();
    }

    /// A line each; null where there is none.
    static @Nullable String lines(Stream<@Nullable String> texts) {
        return orNull(String.join("\n", distinct(texts)));
    }
}
