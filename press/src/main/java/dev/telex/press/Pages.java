package dev.telex.press;

import java.util.List;

/// Pages for people, and the list of feeds for readers.
final class Pages {
    private Pages() {}

    /// @param named whether a feed's publisher is to be called by its name, instead of by the domain of its links
    static String opml(List<PressFeed> feeds, boolean named) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                <head><title>Telex press: simulated publishers</title></head>
                <body>
                """);
        for (PressFeed feed : feeds) {
            String title = Markup.escape(feed.title());
            xml.append("<outline type=\"rss\" text=\"" + title + "\" title=\"" + title + "\" xmlUrl=\""
                    + Markup.escape(feed.address().toString()) + "\"");
            xml.append(named ? " publisher=\"" + Markup.escape(feed.publisher()) + "\"" : "");
            xml.append(feed.language().isEmpty() ? "" : " language=\"" + feed.language() + "\"")
                    .append("/>\n");
        }
        return xml.append("</body>\n</opml>\n").toString();
    }

    static String front(List<PressFeed> feeds, boolean truth) {
        StringBuilder html = new StringBuilder("<p>Simulated publishers: all news here is invented. "
                + "<a href=\"/feeds.opml\">Feeds as OPML</a>"
                + (truth ? ", <a href=\"/truth.jsonl\">truth</a>" : "") + ".</p>\n<ul>\n");
        for (PressFeed feed : feeds) {
            html.append("<li><a href=\"" + Markup.escape(feed.address().toString()) + "\">"
                    + Markup.escape(feed.title()) + "</a></li>\n");
        }
        return page("Telex press", "en", html.append("</ul>\n").toString());
    }

    static String article(Article article) {
        String byline =
                "<p><em>" + Markup.escape(article.publisher().name()) + ", " + article.updated() + "</em></p>\n";
        return page(
                article.release().title(),
                article.publisher().language(),
                "<article>\n" + byline + article.html() + "</article>\n");
    }

    static String page(String title, String language, String body) {
        String escaped = Markup.escape(title);
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><title>%s</title>
                <style>body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 Georgia, serif; }</style></head>
                <body>
                <h1>%s</h1>
                %s</body>
                </html>
                """.formatted(language, escaped, escaped, body);
    }
}
