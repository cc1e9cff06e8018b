package dev.telex.press;

import java.time.Instant;
import java.util.List;

/// Atom (RFC 4287) with the whole text as HTML content.
final class AtomFeed {
    private AtomFeed() {}

    static String write(PressFeed feed, String home, Instant start, List<Article> articles) {
        StringBuilder xml = new StringBuilder(Math.max(16, articles.size()) * 6000);
        xml.append(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(feed.language())
                .append("\">\n");
        element(xml, "id", feed.address().toString());
        element(xml, "title", feed.title());
        xml.append("<link rel=\"self\" href=\"").append(feed.address()).append("\"/>\n");
        xml.append("<link rel=\"alternate\" href=\"").append(home).append("\"/>\n");
        Instant updated = articles.isEmpty() ? start : articles.getFirst().updated();
        element(xml, "updated", updated.toString());
        xml.append("<author><name>").append(Markup.escape(feed.publisher())).append("</name></author>\n");
        articles.forEach(article -> entry(xml, article));
        return xml.append("</feed>\n").toString();
    }

    private static void entry(StringBuilder xml, Article article) {
        xml.append("<entry>\n");
        element(xml, "id", article.release().guid());
        element(xml, "title", article.release().title());
        xml.append("<link rel=\"alternate\" type=\"text/html\" href=\"")
                .append(Markup.escape(article.release().link()))
                .append("\"/>\n");
        element(xml, "published", article.first().toString());
        element(xml, "updated", article.updated().toString());
        xml.append("<author><name>").append(Markup.escape(article.author())).append("</name></author>\n");
        article.categories()
                .forEach(category -> xml.append("<category term=\"")
                        .append(Markup.escape(category))
                        .append("\"/>\n"));
        element(xml, "summary", article.summary());
        xml.append("<content type=\"html\">")
                .append(Markup.escape(article.html()))
                .append("</content>\n</entry>\n");
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>').append(Markup.escape(text));
        xml.append("</").append(name).append(">\n");
    }
}
