package dev.telex.enrich.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// JSON in a quarter of its bytes, for what is kept by the million: a restart after kill -9 takes as long as there are
/// bytes to take up.
///
/// A version (1 byte), then raw DEFLATE (RFC 1951) with a dictionary of the names and phrases that every value has. The
/// dictionary belongs to the version: another one needs another version.
///
/// Not for more than one thread.
public final class PackedJson {
    static final byte VERSION = 1;

    private static final byte[] DICTIONARY = dictionary();
    /// Nothing that is kept is as large.
    private static final int MOST = 1 << 24;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private byte[] buffer = new byte[1 << 12];

    public byte[] pack(byte[] json) {
        deflater.reset();
        deflater.setDictionary(DICTIONARY);
        deflater.setInput(json);
        deflater.finish();
        buffer[0] = VERSION;
        int length = 1;
        while (!deflater.finished()) {
            makeRoom(length);
            length += deflater.deflate(buffer, length, buffer.length - length);
        }
        return Arrays.copyOf(buffer, length);
    }

    /// Also what was stored as it is, before there was this.
    ///
    /// @throws IllegalArgumentException where these bytes are neither
    public byte[] unpack(byte[] packed) {
        if (isPlain(packed)) {
            return packed;
        }
        if (packed.length == 0 || packed[0] != VERSION) {
            throw unreadable(packed);
        }
        inflater.reset();
        inflater.setDictionary(DICTIONARY);
        inflater.setInput(packed, 1, packed.length - 1);
        int length = 0;
        try {
            while (!inflater.finished() && length < MOST) {
                makeRoom(length);
                int more = inflater.inflate(buffer, length, buffer.length - length);
                if (more == 0 && !inflater.finished()) {
                    throw unreadable(packed);
                }
                length += more;
            }
        } catch (DataFormatException e) {
            throw unreadable(packed);
        }
        return Arrays.copyOf(buffer, length);
    }

    /// Whether bytes are an object, packed or plain, and not a bare id.
    public static boolean isObject(byte[] bytes) {
        return isPlain(bytes) || (bytes.length > 0 && bytes[0] == VERSION);
    }

    private static boolean isPlain(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '{';
    }

    private void makeRoom(int length) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
    }

    private static IllegalArgumentException unreadable(byte[] packed) {
        return new IllegalArgumentException("%d bytes that begin with %s: expected packed JSON of version %d"
                        .formatted(packed.length, packed.length == 0 ? "nothing" : packed[0], VERSION)
                + "; clear the store and let it be filled again");
    }

    private static byte[] dictionary() {
        try (InputStream in =
                Objects.requireNonNull(PackedJson.class.getResourceAsStream("packed-json.txt"), "packed-json.txt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
