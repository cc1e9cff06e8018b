package dev.telex.ingest.parse;

import dev.telex.ingest.parse.Scanner.Region;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An element's content in which tags stand as they are, as HTML: prefixes and declarations of namespaces go,
/// an element that closes itself gets the end tag that HTML wants, comments go, CDATA is text.
final class Inline {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    private final String text;
    private final int end;
    private final Entities entities;
    private final boolean escape;
    private final StringBuilder html = new StringBuilder();
    private int at;

    Inline(String text, Region region, Entities entities, boolean escape) {
        this.text = text;
        this.at = region.start();
        this.end = region.end();
        this.entities = entities;
        this.escape = escape;
    }

    String read() {
        String alone = escape ? null : onlyCdata();
        if (alone != null) {
            return alone;
        }
        for (int bracket = text.indexOf('<', at, end); bracket >= 0; bracket = text.indexOf('<', at, end)) {
            characters(entities.decode(text, at, bracket));
            at = bracket;
            markup(bracket + 1 < end ? text.charAt(bracket + 1) : ' ');
        }
        characters(entities.decode(text, at, end));
        return html.toString();
    }

    /// Most texts are one CDATA section and nothing else: then they need not be copied twice.
    private @Nullable String onlyCdata() {
        int start = at;
        while (start < end && Scanner.isSpace(text.charAt(start))) {
            start++;
        }
        int stop = end;
        while (stop > start && Scanner.isSpace(text.charAt(stop - 1))) {
            stop--;
        }
        boolean single = text.startsWith("<![CDATA[", start) && text.indexOf("]]>", start, stop) == stop - 3;
        return single ? entities.verbatim(text, start + 9, stop - 3) : null;
    }

    private void characters(String found) {
        html.append(escape ? Html.escape(found) : found);
    }

    private void markup(char first) {
        if (text.startsWith("<![CDATA[", at)) {
            int close = text.indexOf("]]>", at, end);
            characters(entities.verbatim(text, at + 9, close < 0 ? end : Math.max(at + 9, close)));
            at = close < 0 ? end : close + 3;
        } else if (text.startsWith("<!--", at)) {
            skip("-->");
        } else if (first == '!' || first == '?') {
            skip(">");
        } else if (first == '/' || Scanner.isNameStart(first)) {
            tag(first == '/');
        } else {
            characters("<");
            at++;
        }
    }

    private void skip(String mark) {
        int close = text.indexOf(mark, at, end);
        at = close < 0 ? end : close + mark.length();
    }

    private void tag(boolean isEnd) {
        int close = Html.tagEnd(text, at, end);
        boolean selfClosed = text.charAt(close - 1) == '/' && !isEnd;
        int nameStart = at + (isEnd ? 2 : 1);
        int nameStop = nameStart;
        while (nameStop < close && Html.isName(text.charAt(nameStop))) {
            nameStop++;
        }
        String raw = text.substring(nameStart, nameStop);
        String name = raw.substring(raw.indexOf(':') + 1);
        boolean isVoid = VOID.contains(name.toLowerCase(Locale.ROOT));
        html.append(isEnd ? "</" : "<").append(name);
        attributes(nameStop, selfClosed ? close - 1 : close);
        html.append(selfClosed && isVoid ? " />" : ">");
        if (selfClosed && !isVoid) {
            html.append("</").append(name).append('>');
        }
        at = Math.min(end, close + 1);
    }

    /// As they stand, but for the namespaces, which HTML does not have.
    private void attributes(int start, int stop) {
        int from = start;
        for (int found = text.indexOf("xmlns", from, stop); found >= 0; found = text.indexOf("xmlns", from, stop)) {
            int value = text.indexOf('=', found, Math.min(stop, found + 50));
            char quote = value >= 0 && value + 1 < stop ? text.charAt(value + 1) : ' ';
            int close = quote == '"' || quote == '\'' ? text.indexOf(quote, value + 2, stop) : -1;
            if (close < 0 || !Scanner.isSpace(text.charAt(found - 1))) {
                html.append(text, from, found + 5);
                from = found + 5;
            } else {
                html.append(text.substring(from, found).stripTrailing());
                from = close + 1;
            }
        }
        html.append(text.substring(from, stop).stripTrailing());
    }
}
