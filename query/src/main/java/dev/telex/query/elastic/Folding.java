package dev.telex.query.elastic;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// Takes accents away, as the analyzer `wire` does: Elasticsearch does not analyze patterns.
final class Folding {
    /// One character folds into four at most.
    private static final int MOST = 4;

    private Folding() {}

    static String of(String text) {
        char[] folded = new char[text.length() * MOST];
        int length = ASCIIFoldingFilter.foldToASCII(text.toCharArray(), 0, folded, 0, text.length());
        return new String(folded, 0, length);
    }
}
