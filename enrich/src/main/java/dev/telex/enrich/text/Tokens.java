package dev.telex.enrich.text;

/// A text cut into words, numbers and signs, and those into sentences. Offsets are UTF-16 units into the text as
/// it was given; nothing of it is copied.
///
/// Columns instead of objects: a text has thousands of tokens, and most are looked at once. Tokens never
/// overlap, and what lies between two of them is white space or control characters. Immutable once made.
public final class Tokens {
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final int size;
    private final int[] sentenceEnds;
    private final int sentences;

    Tokens(String text, int[] starts, int[] ends, int size, int[] sentenceEnds, int sentences) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
        this.sentenceEnds = sentenceEnds;
        this.sentences = sentences;
    }

    public static Tokens of(String text) {
        return new Tokenizer(text).tokens();
    }

    public String text() {
        return text;
    }

    public int size() {
        return size;
    }

    /// The first character of a token.
    public int start(int token) {
        return starts[token];
    }

    /// One past the last character of a token.
    public int end(int token) {
        return ends[token];
    }

    public String text(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /// How many sentences there are; none is empty, and none is longer than 200 tokens.
    public int sentences() {
        return sentences;
    }

    /// The first token of a sentence.
    public int firstOf(int sentence) {
        return sentence == 0 ? 0 : sentenceEnds[sentence - 1];
    }

    /// One past the last token of a sentence.
    public int endOf(int sentence) {
        return sentenceEnds[sentence];
    }
}
