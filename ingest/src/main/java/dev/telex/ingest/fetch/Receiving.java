package dev.telex.ingest.fetch;

import dev.telex.wire.settings.DataSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/// Takes in one answer, as it comes, up to a limit.
final class Receiving implements AsyncResponseConsumer<Received> {
    private static final int WINDOW = 64 << 10;

    private final DataSize limit;
    private final ByteArrayBuffer body = new ByteArrayBuffer(0);
    private @Nullable HttpResponse head;
    private @Nullable FutureCallback<Received> whole;

    Receiving(DataSize limit) {
        this.limit = limit;
    }

    boolean hasBegun() {
        return head != null;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<Received> callback) {
        if (entity == null) {
            callback.completed(new Received(response, Body.of(new byte[0])));
        }
        head = response;
        whole = callback;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(WINDOW);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        if (body.length() + bytes.remaining() > limit.bytes()) {
            throw new ContentDecoder.TooLarge();
        }
        try {
            body.append(bytes);
        } catch (OutOfMemoryError e) {
            // This thread serves every connection, and an error would end it.
            throw new IOException("there is no memory left to hold it", e);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        if (head != null && whole != null) {
            whole.completed(new Received(head, Body.of(body.toByteArray())));
        }
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
}
