package dev.telex.ingest.fetch;

import dev.telex.wire.settings.Secret;
import java.net.URI;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// Who asks in Telex's stead, where a network lets nobody else out.
///
/// @param account null where the proxy wants none
record Proxy(HttpHost host, @Nullable UsernamePasswordCredentials account) {

    /// @throws IllegalArgumentException where the text is no such address
    static Proxy of(Secret setting) {
        URI uri = URI.create(setting.value());
        boolean bare = uri.getRawPath() == null
                || uri.getRawPath().isEmpty()
                || uri.getRawPath().equals("/");
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1 || !bare) {
            throw new IllegalArgumentException("expected http://host:port");
        }
        return new Proxy(
                new HttpHost("http", uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort()),
                account(uri.getUserInfo()));
    }

    static boolean isProxy(Secret setting) {
        try {
            of(setting);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable UsernamePasswordCredentials account(@Nullable String pair) {
        if (pair == null) {
            return null;
        }
        int colon = pair.indexOf(':');
        String user = colon < 0 ? pair : pair.substring(0, colon);
        String password = colon < 0 ? "" : pair.substring(colon + 1);
        return new UsernamePasswordCredentials(user, password.toCharArray());
    }
}
