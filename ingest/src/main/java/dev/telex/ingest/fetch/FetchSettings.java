package dev.telex.ingest.fetch;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.Setting;
import dev.telex.wire.web.Vetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How publishers are asked.
public record FetchSettings(
        @Setting(value = "20s", says = "patience with one request, from the first byte sent to the last one read")
        Duration timeout,

        @Setting(value = "15MB", says = "the largest feed that is read, after decompression")
        DataSize maxBytes,

        @Setting(value = "10", says = "redirects that are followed")
        int maxRedirects,

        @Setting(says = "where publishers reach whoever runs this Telex (address or e-mail): part of the User-Agent")
        @Nullable
        String contact,

        @Setting(says = "hosts that may lie in private networks: names (with all below them) or addresses, with commas")
        List<String> privateHosts,

        @Setting(says = "HTTP proxy that all requests go through, as in http://user:password@proxy.example:3128")
        @Nullable
        Secret proxy,

        Map<String, Credentials> credentials) {

    public FetchSettings {
        privateHosts = List.copyOf(privateHosts);
        credentials = Map.copyOf(credentials);
        new Check()
                .between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("maxBytes", maxBytes, new DataSize(1 << 10), new DataSize(1 << 30))
                .between("maxRedirects", maxRedirects, 0, 20)
                .that(
                        privateHosts.stream().allMatch(Vetting::isHost),
                        "privateHosts",
                        "expected names and addresses, as in news.lan, 10.1.2.3, [fd00::1]")
                .that(
                        proxy == null || Proxy.isProxy(proxy),
                        "proxy",
                        "expected http://host:port or http://user:password@host:port")
                .done();
    }

    /// Directly, and with no credentials.
    public FetchSettings(
            Duration timeout,
            DataSize maxBytes,
            int maxRedirects,
            @Nullable String contact,
            List<String> privateHosts) {
        this(timeout, maxBytes, maxRedirects, contact, privateHosts, null, Map.of());
    }

    String userAgent() {
        return "Telex/0.1 (wire-service feed reader" + (contact == null ? ")" : "; +" + contact + ")");
    }
}
