package dev.telex.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedLinksTest {
    private static final String PAGE = "https://news.example/world/";

    @Test
    void findsTheFeedsThatAPageAnnounces() {
        assertThat(links("""
                <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
                <link rel="alternate" type="application/rss+xml; charset=utf-8" title="News" href="rss.xml">
                <link rel="ALTERNATE" type="application/atom+xml" href="https://feeds.example/atom">
                <link rel="alternate" type="application/feed+json" title=" " href="/feed.json">
                <link rel="alternate" type="text/xml" href="/rss/all">
                <a rel="nofollow feed" href="/by-anchor">RSS</a>
                """))
                .containsExactly(
                        new FeedLink("https://news.example/world/rss.xml", "News", "application/rss+xml"),
                        new FeedLink("https://feeds.example/atom", null, "application/atom+xml"),
                        new FeedLink("https://news.example/feed.json", null, "application/feed+json"),
                        new FeedLink("https://news.example/rss/all", null, "text/xml"),
                        new FeedLink("https://news.example/by-anchor", null, null),
                        new FeedLink("https://news.example/comments/feed/", "Comments", "application/rss+xml"));
    }

    @Test
    void takesNothingElseForAFeed() {
        assertThat(links("""
                <link rel="alternate" hreflang="de" href="/de/">
                <link rel="stylesheet" type="text/css" href="/feed.css">
                <link rel="alternate" type="application/json" href="/wp-json/posts/1">
                <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
                <link rel="alternate" type="application/rss+xml" href="">
                <a href="/feed">RSS</a>
                """)).isEmpty();
    }

    @Test
    void startsFromThePagesBase() {
        assertThat(links("<base href='https://cdn.example/x/'><link rel=feed href=feed>"))
                .extracting(FeedLink::url)
                .containsExactly("https://cdn.example/x/feed");
    }

    @Test
    void guessesBelowThePageBeforeTheTopOfItsHost() {
        assertThat(FeedLinks.guesses("https://news.example/world?page=2"))
                .startsWith("https://news.example/world/feed", "https://news.example/world/rss")
                .contains(
                        "https://news.example/feed", "https://news.example/atom.xml", "https://news.example/feed.json");
        assertThat(FeedLinks.guesses("https://news.example")).startsWith("https://news.example/feed");
        assertThat(FeedLinks.guesses("no address")).isEmpty();
    }

    private static List<FeedLink> links(String html) {
        return FeedLinks.of(("<html><head>" + html).getBytes(UTF_8), null, PAGE);
    }
}
