package dev.telex.press;

import java.time.Instant;
import java.util.List;

/// A revision of an article, ready for any format.
///
/// @param release the truth about it
/// @param first when the article's first revision was sent
/// @param summary plain text
/// @param paragraphs plain text
record Article(
        Release release,
        Publisher publisher,
        Instant first,
        String summary,
        List<String> paragraphs,
        String author,
        List<String> categories) {

    Instant updated() {
        return release.published();
    }

    String html() {
        StringBuilder html = new StringBuilder();
        for (String paragraph : paragraphs) {
            html.append("<p>").append(Markup.escape(paragraph)).append("</p>\n");
        }
        return html.toString();
    }
}
