package dev.telex.query.elastic;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Elasticsearch is, and how it knows who asks.
public record ElasticsearchSettings(
        @Setting(
                says = "Elasticsearch's addresses, with commas; the next is asked where one does not answer; without"
                        + " them telex run starts a server of its own")
        List<String> url,

        @Setting(says = "certificates of those who vouch for Elasticsearch's (PEM); without it, whom Java trusts")
        @Nullable
        Path caFile,

        @Setting(says = "an API key, encoded as Elasticsearch gives it") @Nullable
        Secret apiKey,

        @Setting(says = "a user, where no API key is used") @Nullable
        String user,

        @Setting(says = "the user's password") @Nullable Secret password,

        @Setting(value = "60s", says = "how long an answer may take")
        Duration timeout) {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    public ElasticsearchSettings {
        url = List.copyOf(url);
        new Check()
                .that(
                        url.stream().allMatch(ElasticsearchSettings::isAddress),
                        "url",
                        "expected addresses, as in http://127.0.0.1:9200")
                .that(caFile == null || url.stream().allMatch(ElasticsearchSettings::isSecure), "caFile", """
                    expected https in every address of elasticsearch.url: http shows no certificate\
                    """)
                .that(apiKey == null || user == null, "apiKey", "expected an API key or a user, not both")
                .that((user == null) == (password == null), "password", "expected user and password together")
                .between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(10))
                .done();
    }

    /// A server that wants to know nobody.
    public static ElasticsearchSettings at(String url) {
        return new ElasticsearchSettings(List.of(url), null, null, null, null, TIMEOUT);
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSecure(String address) {
        return address.startsWith("https:");
    }
}
