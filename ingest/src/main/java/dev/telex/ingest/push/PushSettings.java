package dev.telex.ingest.push;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How items come in by themselves.
public record PushSettings(
        @Setting(says = "the public address of this Telex, by which hubs reach it; without one, feeds are only polled")
        @Nullable
        URI url,

        @Setting(value = "127.0.0.1", says = "where to listen for what is pushed; 0.0.0.0 is everywhere")
        String host,

        @Setting(says = "port to listen on for what is pushed; 0 takes any free one; without one, nothing listens")
        @Nullable
        Integer port,

        @Setting(
                says =
                        "what callbacks and hubs' secrets are derived from; the same in all processes, 32 characters or more")
        @Nullable
        Secret secret,

        @Setting(says = "file of that secret where it is not set; made at the first start; default push.key in data")
        @Nullable
        Path keyFile,

        @Setting(value = "10d", says = "how long a subscription is asked for; the hub has the last word")
        Duration lease,

        @Setting(value = "15MB", says = "the largest document that is taken, after decompression")
        DataSize maxBytes,

        @Setting(value = "20s", says = "patience with Kafka before a publisher is told to try again")
        Duration timeout,

        @Setting(value = "64", says = "documents that are taken at the same time; more are told to try again")
        int concurrency,

        Map<String, Token> credentials) {

    /// @param token what a publisher has to show
    public record Token(
            @Setting(says = "bearer token of the push sources with credentials called NAME; 16 characters or more")
            @Nullable
            Secret token) {
        private static final int LEAST = 16;

        public Token {
            new Check()
                    .that(
                            token != null && token.value().matches("[A-Za-z0-9._~+/=-]{" + LEAST + ",}"),
                            "token",
                            "expected a token of 16 characters or more, as in openssl rand -hex 32")
                    .done();
        }
    }

    private static final int LEAST_SECRET = 32;

    public PushSettings {
        credentials = Map.copyOf(credentials);
        new Check()
                .that(url == null || isPublic(url), "url", "expected an http or https address without ? and #")
                .that(url == null || port != null, "url", "expected push.port as well: hubs call back")
                .that(port == null || (port >= 0 && port <= 65_535), "port", "expected from 0 to 65535")
                .that(
                        secret == null || secret.value().length() >= LEAST_SECRET,
                        "secret",
                        "expected 32 characters or more, as in openssl rand -hex 32")
                .between("lease", lease, Duration.ofMinutes(5), Duration.ofDays(365))
                .between("maxBytes", maxBytes, new DataSize(1 << 10), new DataSize(256 << 20))
                .between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(2))
                .between("concurrency", concurrency, 1, 10_000)
                .done();
    }

    /// The same, with a place for the secret where none is named.
    public PushSettings keptIn(Path data) {
        return keyFile != null
                ? this
                : new PushSettings(
                        url,
                        host,
                        port,
                        secret,
                        data.resolve("push.key"),
                        lease,
                        maxBytes,
                        timeout,
                        concurrency,
                        credentials);
    }

    private static boolean isPublic(URI url) {
        return url.getHost() != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
