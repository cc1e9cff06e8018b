package dev.telex.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// Walks a page and cuts its text into [Block]s. Not recursive: a page may nest as deep as the parser lets it.
final class Blocks implements NodeVisitor {
    /// More are no article. With the parser's bound on depth this bounds all later work.
    private static final int MOST = 20_000;
    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "template", "button", "select", "textarea", "iframe", "svg", "time");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF]+");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Element element;
    private @Nullable Element link;
    private @Nullable Element silent;
    private int linked;
    private int breaks;

    private Blocks(Element root) {
        this.element = root;
    }

    /// All text below an element, in its order.
    static List<Block> of(Element root) {
        Blocks blocks = new Blocks(root);
        root.traverse(blocks);
        blocks.flush();
        return blocks.blocks;
    }

    @Override
    public void head(Node node, int depth) {
        if (silent != null) {
            return;
        }
        if (node instanceof TextNode words) {
            append(words);
        } else if (node instanceof Element inner) {
            open(inner);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node.equals(silent)) {
            silent = null;
        }
        if (node.equals(link)) {
            link = null;
        }
        if (silent == null && node instanceof Element inner && inner.isBlock()) {
            flush();
            element = blockAround(inner);
        }
    }

    private void open(Element inner) {
        if (SILENT.contains(inner.normalName())) {
            silent = inner;
        } else if (inner.nameIs("br")) {
            text.append(' ');
            if (++breaks > 1) {
                flush(); // Two in a row are how some write a new paragraph.
            }
        } else if (inner.isBlock()) {
            flush();
            element = inner;
        } else if (inner.nameIs("a") && link == null) {
            link = inner;
        }
    }

    private void append(TextNode words) {
        if (words.isBlank()) {
            text.append(' ');
            return;
        }
        breaks = 0;
        text.append(words.getWholeText());
        linked += link == null ? 0 : words.text().strip().length();
    }

    private void flush() {
        String said = SPACE.matcher(text).replaceAll(" ").strip();
        if (!said.isEmpty() && blocks.size() < MOST) {
            blocks.add(new Block(element, said, Math.min(linked, said.length())));
        }
        text.setLength(0);
        linked = 0;
        breaks = 0;
    }

    private static Element blockAround(Element inner) {
        Element around = inner.parent();
        while (around != null && !around.isBlock()) {
            around = around.parent();
        }
        return around == null ? inner : around;
    }
}
