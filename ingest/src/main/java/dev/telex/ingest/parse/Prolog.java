package dev.telex.ingest.parse;

/// What stands before the outermost element: declaration, comments, a DOCTYPE. Scanned once from the left,
/// whatever an ill-meant document has there.
final class Prolog {
    private Prolog() {}

    /// Where the prolog ends: at the DOCTYPE, else at the outermost element, else at the text's end.
    static int end(String text) {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at);
            } else if (text.startsWith("<?", at)) {
                at = after(text, "?>", at);
            } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /// The text without its DOCTYPE, which may hold declarations in brackets.
    static String withoutDoctype(String text) {
        int start = end(text);
        if (!text.regionMatches(true, start, "<!DOCTYPE", 0, 9)) {
            return text;
        }
        int end = text.indexOf('>', start);
        int brackets = text.indexOf('[', start);
        if (brackets >= 0 && brackets < end) {
            end = text.indexOf('>', after(text, "]", brackets));
        }
        return end < 0 ? text : text.substring(0, start) + text.substring(end + 1);
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
