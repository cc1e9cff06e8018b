package dev.telex.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address without what makes no difference to which feed it is: http or https, "www.", the usual port, a
/// user, a slash at the end, a fragment. It is for comparing, not for asking.
///
/// Unlike in a [CanonicalLink] every parameter counts: `?feed=rss2` and `?feed=comments-rss2` are two feeds.
///
/// @param host lower case; "" where the address has none, as a drop folder's path
/// @param text host, path and query: "example.com/feed?type=rss"
public record FeedAddress(String host, String text) {
    private static final Pattern PARTS = Pattern.compile(
            "^https?://(?:[^/?#@]*@)?(\\[[^]/?#]*]|[^:/?#]*)(?::(\\d*))?([^?#]*)(\\?[^#]+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WWW = Pattern.compile("^www\\.(?=[^.]+\\.)");

    public static FeedAddress of(String url) {
        Matcher parts = PARTS.matcher(url.strip());
        if (!parts.lookingAt()) {
            return new FeedAddress(Hosts.of(url), url.strip());
        }
        String host = WWW.matcher(parts.group(1).toLowerCase(Locale.ROOT)).replaceFirst("");
        String port = parts.group(2);
        boolean isUsual = port == null || port.isEmpty() || port.equals("80") || port.equals("443");
        String query = parts.group(4);
        return new FeedAddress(
                host, host + (isUsual ? "" : ":" + port) + withoutSlash(parts.group(3)) + (query == null ? "" : query));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
