package dev.telex.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class PageTextTest {
    private static final String ADDRESS = "https://news.example/2026/flood";
    private static final String FIRST =
            "The river Weser rose by two metres overnight, and 400 people left their houses in the old town.";
    private static final String SECOND =
            "The mayor said that the dykes would hold, and asked everybody to stay away from the bridges.";

    @Test
    void leavesOutWhatStandsAroundTheText() {
        assertThat(html("""
                <html><head><title>River floods old town - Example News</title></head><body>
                <nav><p>Home, World, Business, Sport, and a long line about everything else that we have here.</p></nav>
                <article>
                  <h1>River floods old town</h1>
                  <p class="byline">By Jane Doe, who has been our correspondent in Bremen for more than eleven years now.</p>
                  <p>November 22, 2026</p>
                  <p>%s</p>
                  <figure><img src="a.jpg"><figcaption>The Weser in Bremen on Sunday morning, seen from the old bridge. Photo: Doe</figcaption></figure>
                  <h2>Dykes hold</h2>
                  <p>%s</p>
                  <p><a href="/sport">Also interesting: all that happened in the second half of the match on Saturday</a></p>
                  <div class="share-tools"><p>Share this with everybody you know, on every network that there is today.</p></div>
                  <p>Sign up for our newsletter.</p>
                </article>
                <aside><p>Most read: a cat in Bremen has learned to open doors, and nobody can tell how it does so.</p></aside>
                </body></html>""".formatted(FIRST, SECOND)))
                .isEqualTo("<p>%s</p>\n<h3>Dykes hold</h3>\n<p>%s</p>\n".formatted(FIRST, SECOND));
    }

    @Test
    void putsAnArticleInColumnsTogether() {
        assertThat(html(
                        "<body><div id=story><div class=column><p>%s</p></div><div class=column><p>%s</p></div></div></body>"
                                .formatted(FIRST, SECOND)))
                .contains(FIRST, SECOND);
    }

    @Test
    void readsTextThatIsSetApartByLineBreaksOnly() {
        assertThat(html("<body><div>%s<br><br>%s</div></body>".formatted(FIRST, SECOND)))
                .isEqualTo("<p>%s</p>\n<p>%s</p>\n".formatted(FIRST, SECOND));
    }

    @Test
    void readsAPageWhoseFrameHasTheNameOfFurniture() {
        assertThat(html("<body><div class=sidebar-left><div class=widget-comments><p>%s</p><p>%s</p></div></div></body>"
                        .formatted(FIRST, SECOND)))
                .contains(FIRST, SECOND);
    }

    @Test
    void takesThePublishersOwnWordWhereThePageShowsLess() {
        assertThat(html("""
                <body><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "%s\\n%s"}</script>
                <div id="app"></div></body>""".formatted(FIRST, SECOND))).isEqualTo("<p>%s</p>\n<p>%s</p>\n".formatted(FIRST, SECOND));
    }

    @Test
    void nothingThatRunsGetsThrough() {
        String html = html(
                "<body><p onclick='steal()'>%s &lt;script&gt;steal()&lt;/script&gt;<script>steal()</script></p><p>%s</p></body>"
                        .formatted(FIRST, SECOND));
        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script", "onclick");
    }

    @Test
    void saysWhyThereIsNoText() {
        assertThat(PageText.of("<body><div id=app></div></body>".getBytes(UTF_8), null, ADDRESS))
                .isEqualTo(
                        new PageText.Nothing(
                                ADDRESS
                                        + ": no article text on the page (0 characters); it may be made by scripts, or for subscribers"));
        assertThat(PageText.of(new byte[0], "image/png", ADDRESS)).isInstanceOf(PageText.Nothing.class);
    }

    @Test
    void readsWhatTheServerOrThePageSaysOfItsCharacters() {
        String text =
                "Überschwemmung in Köln: Die Fluten übersteigen alles, was man in hundert Jahren gesehen hat, heißt es.";
        Charset latin = Charset.forName("windows-1252");
        String page = "<html><head>%s</head><body><p>" + text + "</p></body></html>";
        assertThat(html(page.formatted("").getBytes(latin), "text/html; charset=iso-8859-1"))
                .contains(text);
        assertThat(html(page.formatted("<meta charset=windows-1252>").getBytes(latin), "text/html"))
                .contains(text);
        assertThat(html(page.formatted("").getBytes(UTF_8), "text/html; charset=iso-8859-1"))
                .contains(text);
        assertThat(html(page.formatted("").getBytes(latin), null)).contains(text);
    }

    @Test
    void survivesPagesMadeToHurt() {
        String deep = "<div>".repeat(200_000) + "<p>" + FIRST + "</p><p>" + SECOND;
        assertThat(PageText.of(deep.getBytes(UTF_8), null, ADDRESS)).isNotNull();
        String wide = "<p>x".repeat(500_000);
        assertThat(PageText.of(wide.getBytes(UTF_8), null, ADDRESS)).isInstanceOf(PageText.Nothing.class);
        String quotes = "<p>" + "'".repeat(2_000_000);
        assertThat(PageText.of(quotes.getBytes(UTF_8), null, ADDRESS)).isNotNull();
        assertThat(PageText.of(new byte[Page.MOST_BYTES + 1], null, ADDRESS)).isInstanceOf(PageText.Nothing.class);
    }

    private static String html(String page) {
        return html(page.getBytes(UTF_8), "text/html; charset=utf-8");
    }

    private static String html(byte[] page, @org.jspecify.annotations.Nullable String contentType) {
        return switch (PageText.of(page, contentType, ADDRESS)) {
            case PageText.Found found -> found.html();
            case PageText.Nothing nothing -> nothing.reason();
        };
    }
}
