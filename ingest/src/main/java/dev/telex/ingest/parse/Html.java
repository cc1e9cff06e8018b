package dev.telex.ingest.parse;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// HTML as feeds carry it: to plain text, from plain text, and with addresses that work elsewhere.
final class Html {
    private static final Pattern TAG_OR_ENTITY = Pattern.compile("</?[a-zA-Z][^<>]*>|<!--|&(#\\w+|\\w+);");
    private static final Pattern END_TAG_OR_ENTITY = Pattern.compile(
            "</(?:a|b|i|p|em|u|div|span|strong|sup|sub|br|ul|li|code|h\\d)>|<(?:br|img)\\b[^<>]*>|&(#\\w+|\\w+);");
    private static final List<String> ADDRESSES = List.of(
            "href",
            "src",
            "cite",
            "action",
            "background",
            "codebase",
            "longdesc",
            "usemap",
            "poster",
            "data",
            "profile");

    private Html() {}

    /// Titles are plain text in one feed, HTML in the next, and HTML escaped twice in a third.
    static String plain(String title) {
        if (title.indexOf('<') < 0) {
            return collapse(title.indexOf('&') < 0 ? title : Parser.unescapeEntities(title, false));
        }
        String text = TAG_OR_ENTITY.matcher(title).find()
                ? Jsoup.parseBodyFragment(title).text()
                : title;
        return collapse(text);
    }

    /// Runs of white space to one blank each, and none at the ends.
    static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean blank = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character <= ' ' || character == '\u00A0') {
                blank = !collapsed.isEmpty();
            } else {
                if (blank) {
                    collapsed.append(' ');
                    blank = false;
                }
                collapsed.append(character);
            }
        }
        return collapsed.toString();
    }

    /// Of a text that calls itself plain: publishers forget to say that it is HTML.
    static boolean isLikely(String text) {
        return (text.indexOf('<') >= 0 || text.indexOf('&') >= 0)
                && END_TAG_OR_ENTITY.matcher(text).find();
    }

    static String escape(String text) {
        if (text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0) {
            return text;
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Without the one `div` that encloses it all and belongs to Atom, not to the text.
    static String withoutWrapper(String html) {
        String text = html.strip();
        if (!text.startsWith("<div") || !text.endsWith("</div>")) {
            return text;
        }
        int open = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (text.startsWith("<div", at) && !isName(text.charAt(at + 4))) {
                open++;
            } else if (text.startsWith("</div>", at) && --open == 0) {
                boolean last = at + 6 == text.length();
                return last ? text.substring(tagEnd(text, 0, at) + 1, at).strip() : text;
            }
        }
        return text;
    }

    /// Relative addresses made absolute, everything else as it is.
    static String absolute(String html, Base base) {
        StringBuilder resolved = null;
        int copied = 0;
        for (int bracket = html.indexOf('<'); bracket >= 0; bracket = html.indexOf('<', bracket + 1)) {
            int at = bracket + 1;
            if (at >= html.length() || !Scanner.isNameStart(html.charAt(at))) {
                continue;
            }
            while (at < html.length() && html.charAt(at) != '>') {
                if (html.charAt(at) != '=') {
                    at++;
                    continue;
                }
                int start = at + 1;
                while (start < html.length() && Scanner.isSpace(html.charAt(start))) {
                    start++;
                }
                int stop = valueEnd(html, start);
                boolean quoted = stop > start && (html.charAt(start) == '"' || html.charAt(start) == '\'');
                int from = quoted ? start + 1 : start;
                if (isAddress(html, at) && isRelative(html, from, stop)) {
                    resolved = resolved == null ? new StringBuilder(html.length() + 200) : resolved;
                    resolved.append(html, copied, from);
                    resolved.append(base.resolveEscaped(html.substring(from, stop)));
                    copied = stop;
                }
                at = Math.max(at + 1, quoted ? stop + 1 : stop);
            }
            bracket = Math.min(at, html.length()) - 1;
        }
        return resolved == null
                ? html
                : resolved.append(html, copied, html.length()).toString();
    }

    private static boolean isAddress(String html, int equals) {
        int stop = equals;
        while (stop > 0 && Scanner.isSpace(html.charAt(stop - 1))) {
            stop--;
        }
        int start = stop;
        while (start > 0 && stop - start < 11 && isName(html.charAt(start - 1))) {
            start--;
        }
        int length = stop - start;
        for (String address : ADDRESSES) {
            if (address.length() == length && html.regionMatches(true, start, address, 0, length)) {
                return true;
            }
        }
        return false;
    }

    /// Has neither a scheme nor is it a mark on the page itself.
    private static boolean isRelative(String html, int start, int stop) {
        for (int at = start; at < stop; at++) {
            char character = html.charAt(at);
            if (character == ':') {
                return false;
            }
            if (character == '#' && at == start) {
                return false;
            }
            if (!isName(character) && character != '+' && character != '.') {
                return true;
            }
        }
        return stop > start;
    }

    private static int valueEnd(String html, int start) {
        if (start >= html.length()) {
            return html.length();
        }
        char quote = html.charAt(start);
        if (quote == '"' || quote == '\'') {
            int close = html.indexOf(quote, start + 1);
            int bracket = close < 0 ? html.indexOf('>', start) : close;
            return bracket < 0 ? html.length() : bracket;
        }
        int stop = start;
        while (stop < html.length() && !Scanner.isSpace(html.charAt(stop)) && html.charAt(stop) != '>') {
            stop++;
        }
        return stop;
    }

    /// Where the tag that begins at a bracket has its last one; `end` if it has none.
    static int tagEnd(String text, int bracket, int end) {
        for (int at = bracket + 1; at < end; at++) {
            char character = text.charAt(at);
            if (character == '>') {
                return at;
            }
            if ((character == '"' || character == '\'') && text.charAt(at - 1) == '=') {
                int close = text.indexOf(character, at + 1, end);
                at = close < 0 ? at : close;
            }
        }
        return end;
    }

    static boolean isName(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_'
                || character == ':'
                || character >= 0xC0;
    }
}
