package dev.telex.wire;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A link without what differs between two ways to the same article: tracking parameters, fragment, scheme,
/// "www.", the mobile and AMP variants of a page, and redirectors that name their target. It is for comparing,
/// not for clicking.
///
/// @param text host, path and query: "example.com/2026/flood?id=7"
public record CanonicalLink(String text) {
    private static final BasicURLNormalizer NORMALIZER = new BasicURLNormalizer();

    private static final Pattern PARTS = Pattern.compile("^https?://([^/?#]+)([^?#]*)(\\?[^#]*)?");

    private static final Pattern TRACKING = Pattern.compile(
            "utm_.*|at_(medium|campaign|custom.*|link.*|format|ptr.*)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid"
                    + "|twclid|igshid|mc_[ce]id|_hs(enc|mi)|mkt_tok|ns_(mchannel|source|campaign|linkname|fee)|xtor|wt[._].*"
                    + "|ref_(src|url)|smid|ocid|cmpid|ncid|ito|__twitter_impression|amp|outputtype=amp|feedtype");
    // "from=rss" says where a reader came from; "from=2026-01-01" says what to show.
    private static final Pattern CAME_BY_FEED = Pattern.compile("[a-z_]+=(the)?(rss|atom|feed|newsfeed|rss_?feed)s?");

    private static final Pattern AMP_PATH = Pattern.compile("^/amp(?=/.)|/amp/?$|\\.amp(?=(\\.html?)?$)");
    private static final Pattern AMP_CACHE =
            Pattern.compile("^(?:google\\.[a-z.]+/amp/(?:s/)?|[a-z0-9.-]*cdn\\.ampproject\\.org/[a-z]/(?:s/)?)(.+)$");
    private static final Pattern REDIRECTOR = Pattern.compile(
            "^[^/]+/(?:url|redirect|redir|rd|out|outbound|click|l\\.php|l|away|away\\.php|link|go|track)?/?\\?(.*)$");
    private static final Set<String> TARGET =
            Set.of("url", "u", "q", "to", "target", "dest", "destination", "redirect", "link");
    private static final Pattern VARIANT_HOST = Pattern.compile("^(?:www\\d?|m|mobile|amp|touch)\\.(?=.+\\..+)");

    /// @param link absolute, http or https; anything else, and what cannot be read, has no canonical form: null
    public static @Nullable CanonicalLink of(@Nullable String link) {
        return link == null ? null : of(link.strip(), 0);
    }

    private static @Nullable CanonicalLink of(String link, int hops) {
        String normal = NORMALIZER.filter(link);
        // The normaliser gives up on IPv6 literals and worse; such a link is still an identity.
        Matcher parts = PARTS.matcher(normal == null ? link : normal);
        if (!parts.find()) {
            return null;
        }
        String host =
                VARIANT_HOST.matcher(parts.group(1).toLowerCase(Locale.ROOT)).replaceFirst("");
        String query = query(parts.group(3));
        String target = hops < 3 ? target(host + parts.group(2) + query) : null;
        CanonicalLink behind = target == null ? null : of(target, hops + 1);
        return behind == null ? new CanonicalLink(host + path(parts.group(2)) + query) : behind;
    }

    /// The registrable domain, which says whose article this is.
    public String domain() {
        int end = text.indexOf('/');
        String authority = end < 0 ? text.split("\\?", 2)[0] : text.substring(0, end);
        return Hosts.domain(authority.replaceFirst(":\\d+$", ""));
    }

    private static String path(String path) {
        String plain = AMP_PATH.matcher(path).replaceAll("");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String query(@Nullable String query) {
        if (query == null || query.length() < 2) {
            return "";
        }
        String kept = Arrays.stream(query.substring(1).split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static boolean isTracking(String parameter) {
        String name = parameter.split("=", 2)[0];
        return TRACKING.matcher(name).matches()
                || TRACKING.matcher(parameter).matches()
                || CAME_BY_FEED.matcher(parameter).matches();
    }

    private static @Nullable String target(String whole) {
        Matcher cache = AMP_CACHE.matcher(whole);
        if (cache.matches()) {
            return "https://" + cache.group(1);
        }
        Matcher redirector = REDIRECTOR.matcher(whole);
        if (!redirector.matches()) {
            return null;
        }
        for (String parameter : redirector.group(1).split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            if (pair.length == 2 && TARGET.contains(pair[0].toLowerCase(Locale.ROOT))) {
                String value = decode(pair[1]);
                if (value.startsWith("http://") || value.startsWith("https://")) {
                    return value;
                }
            }
        }
        return null;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
