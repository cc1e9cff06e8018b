package dev.telex.ingest.fetch;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.telex.wire.settings.DataSize;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Undoes content codings: those that a server names, and those it does not, recognised by their first bytes.
///
/// Eighty bytes of Brotli hold fifty megabytes, so what comes out is counted while it comes out, each layer has the
/// same limit, and there are few layers. What a decoder may remember is bounded, too: 16 MB in Brotli by
/// its format (RFC 7932), 8 MB in Zstandard (as RFC 9659 says for HTTP), 32 KB in the others.
final class ContentDecoder {
    static final String ACCEPTED = Brotli4jLoader.isAvailable() ? "gzip, br, zstd, deflate" : "gzip, zstd, deflate";

    private static final int DEEPEST = 4;
    private static final int ZSTD_WINDOW_BITS = 23;

    private final DataSize limit;

    ContentDecoder(DataSize limit) {
        this.limit = limit;
    }

    /// What was sent cannot be read; the message says why.
    static final class Undecodable extends IOException {
        private static final long serialVersionUID = 1;

        Undecodable(String reason) {
            super(reason);
        }

        Undecodable(String coding, Exception cause) {
            super("its %s is broken: %s".formatted(coding, cause.getMessage() == null ? cause : cause.getMessage()));
        }
    }

    /// There is more than the limit in it.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// @param contentEncoding as the server gave it, codings in the order in which they were applied
    byte[] decode(byte[] sent, @Nullable String contentEncoding) throws IOException {
        List<String> codings = contentEncoding == null ? List.of() : codings(contentEncoding);
        int layers = codings.size();
        check(layers);
        byte[] bytes = sent;
        for (String coding : codings.reversed()) {
            bytes = undo(coding, bytes);
        }
        // Files that were compressed beforehand, and served as if they were not; or compressed again on their way.
        for (; isGzip(bytes) || isZstd(bytes); layers++) {
            check(layers + 1);
            bytes = undo(isGzip(bytes) ? "gzip" : "zstd", bytes);
        }
        if (bytes.length > limit.bytes()) {
            throw new TooLarge();
        }
        return bytes;
    }

    private static List<String> codings(String header) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty())
                .toList();
    }

    private static void check(int layers) throws Undecodable {
        if (layers > DEEPEST) {
            throw new Undecodable("it is compressed more than " + DEEPEST + " times");
        }
    }

    private byte[] undo(String coding, byte[] bytes) throws IOException {
        return switch (coding) {
            // A server that says so and sends the thing as it is, is believed what it sends.
            case "gzip", "x-gzip" -> isGzip(bytes) ? read("gzip", () -> new GZIPInputStream(in(bytes))) : bytes;
            case "zstd" -> isZstd(bytes) ? read("zstd", () -> zstd(bytes)) : bytes;
            case "br" -> bytes.length == 0 ? bytes : read("br", () -> brotli(bytes));
            case "deflate" -> bytes.length == 0 ? bytes : inflate(bytes);
            // No codings, but what servers say where they mean that there is none.
            case "identity", "none", "7bit", "8bit", "binary", "utf-8" -> bytes;
            default -> throw new Undecodable("nobody here can read the content coding \"" + coding + "\"");
        };
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private byte[] read(String coding, Opening opening) throws IOException {
        byte[] read;
        try (InputStream stream = opening.open()) {
            read = stream.readNBytes((int) limit.bytes() + 1);
        } catch (EOFException e) {
            throw new EOFException("its " + coding + " ends in the middle");
        } catch (IOException | IllegalStateException e) {
            throw new Undecodable(coding, e);
        }
        if (read.length > limit.bytes()) {
            throw new TooLarge();
        }
        return read;
    }

    /// The coding is called deflate and means zlib; many servers send what its name says.
    private byte[] inflate(byte[] bytes) throws IOException {
        Inflater inflater = new Inflater(!isZlib(bytes));
        try {
            return read("deflate", () -> new InflaterInputStream(in(bytes), inflater));
        } finally {
            inflater.end();
        }
    }

    private static InputStream zstd(byte[] bytes) throws IOException {
        return new ZstdInputStreamNoFinalizer(in(bytes)).setLongMax(ZSTD_WINDOW_BITS);
    }

    private static InputStream brotli(byte[] bytes) throws IOException {
        if (!Brotli4jLoader.isAvailable()) {
            throw new ZipException("there is no Brotli decoder for this machine");
        }
        return new BrotliInputStream(in(bytes));
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static boolean isGzip(byte[] bytes) {
        return startsWith(bytes, 0x1f, 0x8b, 8);
    }

    private static boolean isZstd(byte[] bytes) {
        return startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd);
    }

    private static boolean isZlib(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0x0f) == 8 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
