package dev.telex.ingest.parse;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// What stands between angle brackets, and what does not.
final class Markup {
    private static final List<String> HTML = List.of("<!doctype html", "<html", "<head", "<body");
    private static final Pattern ROOT = Pattern.compile("<(\\w+:)?(rss|feed|RDF)[\\s>]");
    private static final Pattern ROOT_END = Pattern.compile("</(\\w+:)?(rss|feed|RDF)\\s*>");
    private static final Pattern TAG_OR_ENTITY = Pattern.compile("</?[a-zA-Z][^<>]*>|&(#\\w+|\\w+);");

    private Markup() {}

    static boolean isHtml(String text) {
        int root = Prolog.end(text);
        return HTML.stream().anyMatch(start -> text.regionMatches(true, root, start, 0, start.length()));
    }

    /// Without the end of its outermost element: whoever served it stopped in the middle.
    static boolean isCutOff(String text) {
        String end = text.substring(Math.max(0, text.length() - 4096));
        return ROOT.matcher(text).find() && !ROOT_END.matcher(end).find();
    }

    /// Titles are plain text in one feed, HTML in the next, and HTML escaped twice in a third.
    static String plain(@Nullable String title) {
        if (title == null) {
            return "";
        }
        String text = TAG_OR_ENTITY.matcher(title).find()
                ? Jsoup.parseBodyFragment(title).text()
                : title;
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
