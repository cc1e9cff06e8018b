package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What a hub says in `X-Hub-Signature` (WebSub, 8): "sha256=" and the HMAC of the body in hexadecimal digits.
///
/// @param algorithm as Java names it
/// @param digest    in hexadecimal digits, lower case
record Signature(String algorithm, String digest) {
    private static final int LONGEST = 160;

    /// @return null where the header is missing or is no signature by a method that WebSub names
    static @Nullable Signature parse(@Nullable String header) {
        int equals = header == null ? -1 : header.indexOf('=');
        if (header == null || equals < 0 || header.length() > LONGEST) {
            return null;
        }
        String method = header.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String digest = header.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
        int digits = switch (method) {
            case "sha1" -> 40;
            case "sha256" -> 64;
            case "sha384" -> 96;
            case "sha512" -> 128;
            default -> -1;
        };
        return digest.length() == digits && digest.chars().allMatch(HexFormat::isHexDigit)
                ? new Signature("Hmac" + method.toUpperCase(Locale.ROOT), digest)
                : null;
    }

    /// Whether somebody who knows the secret signed the body. Takes as long for a wrong signature as for a right
    /// one.
    boolean isOf(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(digest));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java has " + algorithm, e);
        }
    }
}
