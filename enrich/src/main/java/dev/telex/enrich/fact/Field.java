package dev.telex.enrich.fact;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.Fact;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of a title or text.
///
/// @param name as in [Fact#field]
record Field(@Nullable String name, Tokens tokens) {
    static final Comparator<Fact> BY_PLACE =
            Comparator.comparingInt(Fact::start).thenComparingInt(Fact::end).thenComparing(Fact::kind);

    int size() {
        return tokens.size();
    }

    /// A word in small letters; "" before the first and behind the last.
    String word(int token) {
        return token < 0 || token >= size() ? "" : tokens.text(token).toLowerCase(Locale.ROOT);
    }

    String text(int first, int last) {
        return tokens.text().substring(tokens.start(first), tokens.end(last));
    }

    boolean isWord(int token) {
        return token >= 0
                && token < size()
                && Character.isLetterOrDigit(tokens.text().charAt(tokens.start(token)));
    }

    /// Whether a sign stands right before a token: a hyphen, and not the dash behind a dateline.
    boolean isGlued(int token, char sign) {
        return first(token - 1) == sign && tokens.end(token - 1) == tokens.start(token);
    }

    char first(int token) {
        return token < 0 || token >= size() ? 0 : tokens.text().charAt(tokens.start(token));
    }
}
