package dev.telex.enrich.alert;

import dev.telex.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads back what this package stored: bytes that are something else are a bug.
final class Kept {
    private Kept() {}

    static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
