package dev.telex.ingest;

import dev.telex.ingest.drop.Drops;
import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.publish.Intake;
import dev.telex.ingest.publish.Subscriber;
import dev.telex.ingest.push.Push;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes in without being polled: pushed, where the settings say where to listen, and dropped into folders.
final class Incoming implements Subscriber, AutoCloseable {
    private final Drops drops;
    private final @Nullable Push push;

    /// @throws UncheckedIOException where it cannot listen; the message says why, and the mend
    Incoming(IngestSettings settings, KafkaSettings kafka, Intake intake, Fetcher fetcher, InstantSource clock) {
        this.drops = new Drops(settings.drop(), intake, clock);
        try {
            this.push =
                    settings.push().port() == null ? null : Push.start(settings.push(), kafka, intake, fetcher, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public void owned(Feed feed) {
        if (feed.kind() == FeedKind.DROP) {
            drops.put(feed);
        } else {
            drops.remove(feed.id());
        }
    }

    @Override
    public void released(String feed) {
        drops.remove(feed);
        if (push != null) {
            push.released(feed);
        }
    }

    @Override
    public void announced(Feed feed, FeedState state, List<String> hubs, @Nullable String self) {
        if (push != null) {
            push.announced(feed, state.seen().shared().stream().sorted().toList(), hubs, self);
        }
    }

    @Override
    public boolean isPushed(String feed) {
        return push != null && push.isPushed(feed);
    }

    /// Where publishers and hubs are listened to; null where nobody is.
    @Nullable
    String address() {
        return push == null ? null : push.address();
    }

    boolean isReady() {
        return push == null || push.isReady();
    }

    @Override
    public void close() {
        if (push != null) {
            push.close();
        }
        drops.close();
    }
}
