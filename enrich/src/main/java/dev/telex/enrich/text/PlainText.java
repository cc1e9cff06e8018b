package dev.telex.enrich.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML to paragraphs, separated by an empty line. White space folds as in a browser; scripts, styles, forms and
/// navigation say nothing, and neither do the paragraphs that ask to share or to click ([Furniture]).
final class PlainText {
    private static final Set<String> SILENT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "svg",
            "form",
            "button",
            "select",
            "head",
            "nav",
            "footer",
            "menu",
            "dialog",
            "[role=navigation]",
            "[hidden]");
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!/]|&#?\\w+;");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF]+");
    private static final String BREAK = "\n\n";

    private PlainText() {}

    static String of(String html) {
        if (!MARKUP.matcher(html).find()) {
            return paragraphs(html);
        }
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select(String.join(",", SILENT)).remove();
        Writer writer = new Writer();
        body.traverse(writer);
        return writer.text();
    }

    /// Text without markup: an empty line in it separates paragraphs already.
    private static String paragraphs(String text) {
        Writer writer = new Writer();
        for (String paragraph : text.split("\\n\\s*\\n", -1)) {
            writer.add(paragraph);
            writer.breakHere();
        }
        return writer.text();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder paragraph = new StringBuilder();
        private boolean broken;
        private boolean spaced;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                add(words.getWholeText());
            } else if (isBreak(node)) {
                breakHere();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (isBreak(node)) {
                breakHere();
            }
        }

        void breakHere() {
            broken = true;
        }

        void add(String words) {
            String folded = SPACE.matcher(words).replaceAll(" ");
            String stripped = folded.strip();
            if (!stripped.isEmpty()) {
                boolean spacedBefore = spaced || folded.startsWith(" ");
                if (broken) {
                    endParagraph();
                }
                paragraph
                        .append(!paragraph.isEmpty() && spacedBefore ? " " : "")
                        .append(stripped);
                broken = false;
                spaced = folded.endsWith(" ");
            } else if (!folded.isEmpty()) {
                spaced = true;
            }
        }

        private void endParagraph() {
            String ended = paragraph.toString();
            paragraph.setLength(0);
            if (!ended.isEmpty() && !Furniture.is(ended)) {
                text.append(text.isEmpty() ? "" : BREAK).append(ended);
            }
        }

        String text() {
            endParagraph();
            return text.toString();
        }

        private static boolean isBreak(Node node) {
            return node instanceof Element element
                    && (element.isBlock() || element.normalName().equals("br"));
        }
    }
}
