package dev.telex.ingest.page;

import java.util.Set;
import org.jsoup.nodes.Element;

/// A run of text as a reader sees it: what stands between two breaks of the page's layout.
///
/// @param element the innermost block element that the text stands in
/// @param text    with its whitespace collapsed; never empty
/// @param linked  how many characters of it are links
record Block(Element element, String text, int linked) {
    private static final Set<String> TEXTS = Set.of("p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6");
    /// Shorter runs are headings, bylines, captions and buttons as often as they are told text.
    private static final int LEAST_PROSE = 60;

    /// Where text that belongs to it stands: around the paragraph, not the paragraph itself.
    Element around() {
        Element parent = element.parent();
        return parent != null && TEXTS.contains(element.normalName()) ? parent : element;
    }

    boolean isHeading() {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    boolean isItem() {
        return element.nameIs("li");
    }

    double linkDensity() {
        return (double) linked / text.length();
    }

    /// Told text, as opposed to what leads elsewhere.
    boolean isProse() {
        return text.length() >= LEAST_PROSE && linkDensity() < 0.4 && !isHeading();
    }

    /// Characters of it that are not links.
    int weight() {
        return text.length() - linked;
    }

    /// Long enough for a paragraph, or a sentence by its end.
    boolean isSentence() {
        return text.length() >= 50 || endsSentence();
    }

    private boolean endsSentence() {
        int end = text.length();
        while (end > 0 && "'\"”’»)]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end < text.length() || ".!?…。！？".indexOf(text.charAt(end - 1)) >= 0;
    }
}
