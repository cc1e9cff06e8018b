package dev.telex.press;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that can be asked for.
///
/// @param tag strong ETag, with its quotes; null if none
/// @param modified null if unknown
/// @param content made only when it is sent: a 304 costs nothing
record Resource(String type, @Nullable String tag, @Nullable Instant modified, Supplier<byte[]> content) {

    static Resource text(String type, String text) {
        return of(type, text.getBytes(StandardCharsets.UTF_8), null);
    }

    static Resource of(String type, byte[] content, @Nullable Instant modified) {
        return new Resource(type, tag(content), modified, () -> content);
    }

    static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
