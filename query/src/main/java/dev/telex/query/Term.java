package dev.telex.query;

/// A word as it is to stand in the article. It holds no space and no punctuation.
public sealed interface Term {
    String text();

    /// Each form of the word: "rate" finds "Rates" in an English article. In fields that are no running text, and
    /// in languages that nobody stems, the word itself in any case and without regard to accents.
    ///
    /// @param text in lower case
    record AnyForm(String text) implements Term {}

    /// This very word, capitals, accents and all.
    record Exact(String text) implements Term {}

    /// Each word that looks so: `*` stands for any characters, or none, `?` for one character.
    ///
    /// @param text      with [#ANY] and [#ONE] for the wildcards, at least one of them; in lower case unless exact.
    ///        It is compared with the words as they are written, not with their stems
    /// @param exact     capitals and accents count
    record Pattern(String text, boolean exact) implements Term {
        public static final char ANY = '*';
        public static final char ONE = '?';

        /// The characters before the first wildcard.
        public String prefix() {
            int i = 0;
            while (text.charAt(i) != ANY && text.charAt(i) != ONE) {
                i++;
            }
            return text.substring(0, i);
        }

        /// Whether it is [#prefix] with one `*` behind it.
        public boolean isPrefix() {
            return prefix().length() == text.length() - 1 && text.endsWith("*");
        }
    }
}
