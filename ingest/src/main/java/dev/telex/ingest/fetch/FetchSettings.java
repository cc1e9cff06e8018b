package dev.telex.ingest.fetch;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Setting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How publishers are asked.
public record FetchSettings(
        @Setting(value = "20s", says = "patience with one request, from the first byte sent to the last one read")
        Duration timeout,

        @Setting(value = "15MB", says = "the largest feed that is read, after decompression")
        DataSize maxBytes,

        @Setting(value = "5", says = "redirects that are followed")
        int maxRedirects,

        @Setting(says = "where publishers reach whoever runs this Telex (address or e-mail): part of the User-Agent")
        @Nullable
        String contact,

        @Setting(says = "hosts that may lie in private networks: names (with all below them) or addresses, with commas")
        List<String> privateHosts) {

    public FetchSettings {
        privateHosts = List.copyOf(privateHosts);
        new Check()
                .between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .between("maxBytes", maxBytes, new DataSize(1 << 10), new DataSize(1 << 30))
                .between("maxRedirects", maxRedirects, 0, 20)
                .done();
    }

    String userAgent() {
        return "Telex/0.1 (wire-service feed reader" + (contact == null ? ")" : "; +" + contact + ")");
    }
}
