package dev.telex.ingest.fetch;

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

    /// @return not a copy: for reading only
    public byte[] bytes() {
        return bytes;
    }
}
