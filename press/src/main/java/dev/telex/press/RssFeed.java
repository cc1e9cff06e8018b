package dev.telex.press;

import java.util.List;

/// RSS 2.0 with the whole text in `content:encoded`.
final class RssFeed {
    private RssFeed() {}

    static String write(PressFeed feed, String home, List<Article> articles) {
        StringBuilder xml = new StringBuilder(Math.max(16, articles.size()) * 6000);
        xml.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"\
                 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
                <channel>
                """);
        element(xml, "title", feed.title());
        element(xml, "link", home);
        element(xml, "description", feed.title() + ": simulated news of invented events");
        element(xml, "language", feed.language());
        xml.append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
                .append(feed.address())
                .append("\"/>\n");
        if (!articles.isEmpty()) {
            element(xml, "lastBuildDate", Markup.rfc1123(articles.getFirst().updated()));
        }
        articles.forEach(article -> item(xml, article));
        return xml.append("</channel>\n</rss>\n").toString();
    }

    private static void item(StringBuilder xml, Article article) {
        xml.append("<item>\n");
        element(xml, "title", article.release().title());
        element(xml, "link", article.release().link());
        xml.append("<guid isPermaLink=\"false\">")
                .append(Markup.escape(article.release().guid()))
                .append("</guid>\n");
        element(xml, "pubDate", Markup.rfc1123(article.first()));
        element(xml, "atom:updated", article.updated().toString());
        element(xml, "dc:creator", article.author());
        article.categories().forEach(category -> element(xml, "category", category));
        element(xml, "description", article.summary());
        // The text has no "]]>": it is escaped HTML.
        xml.append("<content:encoded><![CDATA[").append(article.html()).append("]]></content:encoded>\n</item>\n");
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>').append(Markup.escape(text));
        xml.append("</").append(name).append(">\n");
    }
}
