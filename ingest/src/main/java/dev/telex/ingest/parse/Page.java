package dev.telex.ingest.parse;

import static java.util.stream.Collectors.joining;

import dev.telex.ingest.parse.Parsed.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;

/// An HTML page where a feed should be: what kind of page, and what to do about it.
final class Page {
    /// Enough of a page for its head, and for any bot wall.
    private static final int LONGEST = 300_000;

    /// What only these walls have in their pages, in lower case.
    private static final Map<String, List<String>> WALLS = new LinkedHashMap<>();

    static {
        WALLS.put(
                "Cloudflare",
                List.of(
                        "cf-browser-verification",
                        "/cdn-cgi/challenge-platform",
                        "cf_chl_",
                        "cf-error-details",
                        "<title>just a moment...</title>",
                        "| cloudflare</title>"));
        WALLS.put("Akamai", List.of("errors.edgesuite.net", "reference&#32;&#35;", "_abck", "akamai-bm", "sec-if-cpt"));
        WALLS.put("Incapsula", List.of("_incapsula_resource", "incapsula incident id", "visid_incap"));
        WALLS.put("DataDome", List.of("captcha-delivery.com", "geo.datado.me", "datadome captcha"));
        WALLS.put("PerimeterX", List.of("px-captcha", "_pxappid", "perimeterx"));
        WALLS.put("AWS WAF", List.of("awswafcookiedomainlist", "gokuprops", "awswaf.com"));
        WALLS.put("Sucuri", List.of("sucuri website firewall", "sucuri_cloudproxy"));
        WALLS.put("Kasada", List.of("/ips.js?", "x-kpsdk"));
        WALLS.put(
                "Anubis",
                List.of("making sure you&#39;re not a bot", "making sure you're not a bot", "anubis_challenge"));
    }

    private static final List<String> SCRIPT = List.of(
            "enable javascript",
            "javascript is disabled",
            "javascript is required",
            "requires javascript",
            "turn on javascript",
            "javascript aktivieren",
            "activer javascript");
    private static final List<String> CONSENT = List.of(
            "consent.google.",
            "consent.yahoo.",
            "guce.oath",
            "privacy-mgmt.com",
            "consentframework",
            "cookiewall",
            "consent-wall");

    private Page() {}

    static Unreadable unreadable(String text, String url) {
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<FeedLink> feeds = FeedLinks.of(Jsoup.parse(head, url));
        return new Unreadable(url + ": " + reason(head.toLowerCase(Locale.ROOT), feeds));
    }

    private static String reason(String page, List<FeedLink> feeds) {
        for (Map.Entry<String, List<String>> wall : WALLS.entrySet()) {
            if (wall.getValue().stream().anyMatch(page::contains)) {
                return "a bot wall (%s), not a feed; ask its publisher to let Telex's User-Agent in, or give the feed a cookie"
                        .formatted(wall.getKey());
            }
        }
        if (!feeds.isEmpty()) {
            return feeds.stream()
                    .map(FeedLink::url)
                    .collect(joining(" ", "an HTML page, not a feed; the feeds it announces: ", ""));
        }
        if (page.contains("type=\"password\"") || page.contains("type='password'")) {
            return "a login page, not a feed; give the feed its credentials";
        }
        if (CONSENT.stream().anyMatch(page::contains)) {
            return "a consent page, not a feed; give the feed the cookie that it sets";
        }
        if (SCRIPT.stream().anyMatch(page::contains)) {
            return "a page that asks to enable JavaScript, not a feed; likely a bot wall: ask its publisher to let Telex's User-Agent in";
        }
        return "an HTML page, not a feed; use the address behind the page's feed link";
    }
}
