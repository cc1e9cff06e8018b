package dev.telex.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// The bytes of a document.
public final class Body {
    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param bytes not copied: nobody may change them afterwards
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    public int length() {
        return bytes.length;
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /// @return not a copy: for reading only
    public byte[] bytes() {
        return bytes;
    }
}
