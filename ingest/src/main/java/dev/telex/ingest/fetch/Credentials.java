package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.Setting;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By what a publisher knows who asks. A feed names them; what they are stands in the settings only.
public record Credentials(
        @Setting(says = "user:password that feeds with credentials called NAME are asked with") @Nullable
        Secret basic,

        @Setting(says = "or a token") @Nullable Secret bearer,

        @Setting(says = "or a header, as in X-Key: value") @Nullable
        Secret header,

        @Setting(says = "or cookies, as in a=b; c=d") @Nullable
        Secret cookie) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    public Credentials {
        new Check()
                .that(basic == null || basic.value().contains(":"), "basic", "expected user:password")
                .that(
                        basic != null || bearer != null || header != null || cookie != null,
                        "basic",
                        "expected one of basic, bearer, header and cookie")
                .that(isLine(bearer), "bearer", "expected a token, in printable ASCII")
                .that(basic == null || bearer == null, "bearer", "expected either basic or bearer")
                .that(
                        isLine(header) && (header == null || header.value().matches(TOKEN + ":.+")),
                        "header",
                        "expected a header in printable ASCII, as in X-Key: value")
                .that(isLine(cookie), "cookie", "expected cookies in printable ASCII, as in a=b; c=d")
                .done();
    }

    /// Name → value.
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (basic != null) {
            byte[] pair = basic.value().getBytes(UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        if (bearer != null) {
            headers.put("Authorization", "Bearer " + bearer.value());
        }
        if (header != null) {
            String[] pair = header.value().split(":", 2);
            headers.put(pair[0], pair[1].strip());
        }
        if (cookie != null) {
            headers.put("Cookie", cookie.value());
        }
        return headers;
    }

    private static boolean isLine(@Nullable Secret secret) {
        return secret == null || secret.value().matches("[\\x20-\\x7e]+");
    }
}
