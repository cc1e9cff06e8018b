package dev.telex.wire;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hosts of addresses, and the registrable domain that says who is behind one.
public final class Hosts {
    // Feeds carry links that java.net.URI refuses (spaces, pipes, bare Unicode): only the authority is of interest
    // here.
    private static final Pattern AUTHORITY =
            Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^]/?#]*]|[^:/?#]*)");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");

    private Hosts() {}

    /// The host of an absolute address, lower case; "" where it has none.
    public static String of(String url) {
        Matcher matcher = AUTHORITY.matcher(url.strip());
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /// The domain that somebody registered: "news.example.co.uk" → "example.co.uk", "me.github.io" → itself. A
    /// host that has none (an IP address, "localhost") stands for itself.
    public static String domain(String host) {
        if (ADDRESS.matcher(host).matches()) {
            return host;
        }
        String domain = EffectiveTldFinder.getAssignedDomain(host, false, false);
        return domain == null ? host : domain;
    }
}
