package dev.telex.ingest.parse.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a document's outermost element, found without reading the document. Scanned once from the left,
/// whatever stands there.
final class RootElement {
    private static final Pattern START = Pattern.compile("<(?:[\\w.-]{1,100}:)?([\\w.-]{1,100})[\\s/>]");

    private RootElement() {}

    /// Without its prefix; "" where there is none.
    static String of(String text) {
        int start = start(text);
        Matcher name = START.matcher(text).region(start, Math.min(text.length(), start + 210));
        return name.lookingAt() ? name.group(1) : "";
    }

    /// Where the prolog ends: declaration, comments, DOCTYPE.
    static int start(String text) {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at);
            } else if (text.startsWith("<?", at)) {
                at = after(text, "?>", at);
            } else if (text.startsWith("<!", at)) {
                at = afterDoctype(text, at);
            } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private static int afterDoctype(String text, int from) {
        int end = after(text, ">", from);
        int subset = text.indexOf('[', from);
        return subset < 0 || subset > end ? end : after(text, ">", after(text, "]", subset));
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
