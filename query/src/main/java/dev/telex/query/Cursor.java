package dev.telex.query;

/// A place in a query's text.
final class Cursor {
    private static final String ENDS_WORD = "()\":^[]{}~<>";

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    /// A word as it stands, with escapes resolved.
    ///
    /// @param text     without backslashes; wildcards that are meant are [Phrases#ANY] and [Phrases#ONE]
    /// @param position of its first character
    /// @param plain    nothing in it was escaped
    record Raw(String text, int position, boolean plain) {
        boolean isOperator() {
            return plain
                    && switch (text) {
                        case "AND", "OR", "NOT", "&&", "||" -> true;
                        default -> false;
                    };
        }
    }

    int position() {
        return at;
    }

    boolean isDone() {
        return at == text.length();
    }

    /// Passes over space.
    boolean atEnd() {
        skipSpace();
        return isDone();
    }

    void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /// Typographic quotes, as editors put them, are quotes.
    char peek() {
        return straight(text.charAt(at));
    }

    char next() {
        return straight(text.charAt(at++));
    }

    boolean nextIs(char c) {
        return at < text.length() && peek() == c;
    }

    boolean take(char c) {
        boolean is = nextIs(c);
        at += is ? 1 : 0;
        return is;
    }

    boolean take(String all) {
        boolean is = text.startsWith(all, at);
        at += is ? all.length() : 0;
        return is;
    }

    boolean atWord(String... words) {
        skipSpace();
        for (String word : words) {
            int end = at + word.length();
            if (text.startsWith(word, at)
                    && (end == text.length()
                            || Character.isWhitespace(text.charAt(end))
                            || "()\"".indexOf(straight(text.charAt(end))) >= 0)) {
                return true;
            }
        }
        return false;
    }

    boolean takeWord(String... words) {
        if (!atWord(words)) {
            return false;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "()\"".indexOf(peek()) < 0) {
            at++;
        }
        return true;
    }

    /// Up to a space or a character that means something.
    Raw word() {
        int start = at;
        StringBuilder word = new StringBuilder();
        boolean plain = true;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ENDS_WORD.indexOf(peek()) < 0) {
            plain &= text.charAt(at) != '\\';
            word.append(character());
        }
        return new Raw(word.toString(), start, plain);
    }

    /// Up to the closing quote, which is passed.
    Raw quoted() {
        int open = at;
        at++;
        StringBuilder quoted = new StringBuilder();
        while (!nextIs('"')) {
            if (isDone()) {
                throw new RefusedException(open, "the quote that opens here is never closed", "close it with \"");
            }
            quoted.append(character());
        }
        at++;
        return new Raw(quoted.toString(), open + 1, false);
    }

    /// Up to one of the characters, which is not passed.
    String until(String ends) {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private char character() {
        char c = text.charAt(at++);
        if (c != '\\') {
            return Phrases.wildcard(c);
        }
        if (isDone()) {
            throw new RefusedException(at - 1, "a backslash with nothing behind it", "write \\\\ for the character");
        }
        return text.charAt(at++);
    }

    private static char straight(char c) {
        return c == '\u201C' || c == '\u201D' || c == '\u201E' ? '"' : c;
    }
}
