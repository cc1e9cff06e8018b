package dev.telex.ingest.push;

import com.sun.net.httpserver.HttpExchange;
import dev.telex.wire.settings.DataSize;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of requests: none beyond the limit, and all of them together no more than a share of the
/// memory, however many come at once.
final class Uploads {
    private static final int SHARE = 4;
    private static final int UNIT = 1 << 10;
    private static final Set<String> NO_DOCUMENTS = Set.of("image", "audio", "video", "font", "multipart", "model");

    private final int limit;
    private final Semaphore memory;

    Uploads(DataSize limit) {
        this.limit = (int) limit.bytes();
        long share = Math.max(limit.bytes(), Runtime.getRuntime().maxMemory() / SHARE);
        this.memory = new Semaphore((int) Math.min(Integer.MAX_VALUE, share / UNIT));
    }

    /// What a body is, once it is read.
    sealed interface Upload {}

    record Whole(Document document) implements Upload {}

    record Refused(Answer answer) implements Upload {}

    /// A body in memory, as long as it is not closed. The bytes are decompressed.
    final class Document implements AutoCloseable {
        private final byte[] bytes;
        private final int reserved;

        Document(byte[] bytes, int reserved) {
            this.bytes = bytes;
            this.reserved = reserved;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            memory.release(reserved);
        }
    }

    Upload read(HttpExchange exchange) throws IOException {
        Answer refusal = refusal(exchange);
        if (refusal != null) {
            return new Refused(refusal);
        }
        int reserved = Math.ceilDiv(expected(exchange), UNIT);
        if (!memory.tryAcquire(reserved)) {
            return new Refused(Answer.later(1, "too many documents at once"));
        }
        Upload upload = null;
        try {
            upload = read(exchange, reserved);
            return upload;
        } finally {
            if (!(upload instanceof Whole)) {
                memory.release(reserved);
            }
        }
    }

    private Upload read(HttpExchange exchange, int reserved) throws IOException {
        byte[] bytes;
        try {
            bytes = body(exchange).readNBytes(limit + 1);
        } catch (ZipException | EOFException e) {
            return new Refused(
                    Answer.error(400, "the body is not the gzip that Content-Encoding says: " + e.getMessage()));
        }
        return bytes.length > limit ? new Refused(tooLarge(exchange)) : new Whole(new Document(bytes, reserved));
    }

    private @Nullable Answer refusal(HttpExchange exchange) throws IOException {
        String type = header(exchange, "Content-Type");
        if (NO_DOCUMENTS.contains(type.split("/", 2)[0])
                || type.startsWith("application/pdf")
                || type.startsWith("application/zip")
                || type.startsWith("application/x-www-form-urlencoded")) {
            return Answer.error(
                    415,
                    "%s is no news document; expected ninjs, NewsML-G2, NITF, Atom, RSS or JSON Feed".formatted(type));
        }
        String encoding = header(exchange, "Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equals("identity") && !encoding.equals("gzip")) {
            return Answer.error(
                            415, "the content encoding %s is not understood; expected gzip or none".formatted(encoding))
                    .with("Accept-Encoding", "gzip");
        }
        return length(exchange) > limit ? tooLarge(exchange) : null;
    }

    /// Whoever is still sending hears of it only when he has done: what is a little too large is let through to
    /// nowhere.
    private Answer tooLarge(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        byte[] nowhere = new byte[8192];
        long left = 2L * limit;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = body.read(nowhere);
        }
        return Answer.error(413, "larger than %s after decompression (push.max-bytes)".formatted(new DataSize(limit)));
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        return header(exchange, "Content-Encoding").equals("gzip") ? new GZIPInputStream(body) : body;
    }

    /// What the body takes at most: only of a plain one with a length it is known before.
    private int expected(HttpExchange exchange) {
        long length = length(exchange);
        boolean plain = !header(exchange, "Content-Encoding").equals("gzip");
        return plain && length >= 0 ? (int) length : limit;
    }

    private static long length(HttpExchange exchange) {
        try {
            return Long.parseLong(header(exchange, "Content-Length"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
