package dev.telex.ingest.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Where a page says that its feeds are.
public final class FeedLinks {
    private static final int MOST = 50;
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json+feed");
    /// Said of other things than feeds too, and believed where the address agrees.
    private static final Set<String> BROAD_TYPES = Set.of("application/xml", "text/xml", "application/json");
    private static final List<String> PATHS = List.of("feed", "rss", "atom.xml", "feed.json", "rss.xml", "feed.xml");

    private FeedLinks() {}

    /// The feeds of a page in its own order, which puts the main one first; comments' feeds go last.
    ///
    /// @param bytes       the page, decompressed
    /// @param contentType as the server gave it; it may know the encoding
    /// @param url         where it was found
    public static List<FeedLink> of(byte[] bytes, @Nullable String contentType, String url) {
        return of(Jsoup.parse(Encoding.decode(bytes, contentType).text(), url));
    }

    static List<FeedLink> of(Document page) {
        Map<String, FeedLink> links = new LinkedHashMap<>();
        for (Element link : page.select("link[rel][href~=\\S], a[rel][href~=\\S]")) {
            String address = link.absUrl("href");
            if (isFeed(link) && address.startsWith("http") && links.size() < MOST) {
                links.putIfAbsent(address, new FeedLink(address, text(link.attr("title")), text(type(link))));
            }
        }
        List<FeedLink> ordered = new ArrayList<>();
        links.values().stream().filter(link -> !isOfComments(link)).forEach(ordered::add);
        links.values().stream().filter(FeedLinks::isOfComments).forEach(ordered::add);
        return ordered;
    }

    /// Where feeds commonly are: below the page first, then at the top of its host. Guesses, for when a page
    /// announces nothing and somebody asked to try.
    public static List<String> guesses(String url) {
        URI page;
        try {
            page = URI.create(url);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        String path = page.getPath() == null || page.getPath().isEmpty() ? "/" : page.getPath();
        String folder = path.endsWith("/") ? path : path + "/";
        List<String> guesses = new ArrayList<>();
        for (String below : folder.equals("/") ? List.of("/") : List.of(folder, "/")) {
            PATHS.forEach(name -> guesses.add(page.resolve(below + name).toString()));
        }
        return guesses;
    }

    private static boolean isFeed(Element link) {
        List<String> relations =
                Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        if (relations.contains("feed")) {
            return true;
        }
        if (!relations.contains("alternate") || relations.contains("stylesheet") || link.nameIs("a")) {
            return false;
        }
        String type = type(link);
        return TYPES.contains(type) || (BROAD_TYPES.contains(type) && soundsLikeAFeed(link.attr("href")));
    }

    private static boolean soundsLikeAFeed(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.contains("rss") || lower.contains("feed") || lower.contains("atom");
    }

    private static boolean isOfComments(FeedLink link) {
        String title = link.title() == null ? "" : link.title().toLowerCase(Locale.ROOT);
        return link.url().contains("/comments/") || title.contains("comments");
    }

    private static String type(Element link) {
        return link.attr("type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
