package dev.telex.ingest.page;

import java.util.List;
import org.jsoup.nodes.Entities;

/// Blocks as the plainest HTML that keeps them apart.
final class Paragraphs {
    /// More would not fit into a record.
    private static final int MOST_CHARACTERS = 400_000;

    private Paragraphs() {}

    static String html(List<Block> blocks) {
        StringBuilder html = new StringBuilder();
        boolean list = false;
        for (Block block : blocks) {
            if (html.length() + block.text().length() > MOST_CHARACTERS) {
                break;
            }
            if (block.isItem() != list) {
                html.append(list ? "</ul>\n" : "<ul>\n");
                list = !list;
            }
            String tag = tag(block);
            html.append('<').append(tag).append('>');
            html.append(Entities.escape(block.text()));
            html.append("</").append(tag).append(">\n");
        }
        return html.append(list ? "</ul>\n" : "").toString();
    }

    private static String tag(Block block) {
        if (block.isItem()) {
            return "li";
        }
        if (block.isHeading()) {
            return "h3";
        }
        return block.element().closest("blockquote") == null ? "p" : "blockquote";
    }
}
