package dev.telex.ingest.page;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// What came of looking for an article's text on its page.
public sealed interface PageText {
    /// @param html paragraphs, headings, list items and quotes, without attributes, links and pictures
    record Found(String html) implements PageText {}

    /// @param reason what there is instead
    record Nothing(String reason) implements PageText {}

    /// Captions, bylines, what else there is to read, and calls to subscribe are left out.
    ///
    /// @param bytes       the page, decompressed
    /// @param contentType as the server gave it; it may know the encoding
    /// @param url         where it was found
    static PageText of(byte[] bytes, @Nullable String contentType, String url) {
        if (bytes.length > Page.MOST_BYTES) {
            return new Nothing("%s: a page of %,d bytes; articles are read up to %,d"
                    .formatted(url, bytes.length, Page.MOST_BYTES));
        }
        Document page = Page.parse(bytes, contentType, url);
        List<Block> blocks = Lines.of(page, MainText.of(page.body()));
        int length = length(blocks);
        List<Block> stated = Lines.of(page, StatedText.of(page));
        // The page shows less than its publisher says there is: the rest comes by script, or not at all.
        if (length(stated) > 2 * length) {
            blocks = stated;
        }
        if (length(blocks) < Page.LEAST_TEXT) {
            return new Nothing(
                    "%s: no article text on the page (%d characters); it may be made by scripts, or for subscribers"
                            .formatted(url, length));
        }
        return new Found(Paragraphs.html(blocks));
    }

    private static int length(List<Block> blocks) {
        return blocks.stream().mapToInt(Block::weight).sum();
    }
}
