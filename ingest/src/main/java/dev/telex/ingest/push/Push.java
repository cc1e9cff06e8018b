package dev.telex.ingest.push;

import com.sun.net.httpserver.HttpServer;
import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.publish.Intake;
import dev.telex.wire.Feed;
import dev.telex.wire.health.HttpLimits;
import dev.telex.wire.topics.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Takes what comes by itself: listens for publishers and hubs, and keeps the subscriptions at the hubs alive.
public final class Push implements AutoCloseable {
    private static final int CLOSING_SECONDS = 2;

    private final Directory directory;
    private final Handover handover;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable Subscriptions subscriptions;

    private Push(
            PushSettings settings,
            PushKey key,
            HttpServer server,
            KafkaSettings kafka,
            Intake intake,
            Fetcher fetcher,
            InstantSource clock) {
        this.server = server;
        this.directory = new Directory(kafka);
        this.handover = new Handover(settings.timeout());
        Uploads uploads = new Uploads(settings.maxBytes());
        Semaphore places = new Semaphore(settings.concurrency());
        Handling sources =
                new Handling(places, new Sources(settings.credentials(), directory, uploads, handover, intake));
        Handling hubs =
                new Handling(places, new WebSub(key, settings.lease(), directory, uploads, handover, intake, clock));
        URI url = settings.url();
        this.subscriptions =
                url == null ? null : new Subscriptions(url, settings.lease(), key, directory, intake, fetcher, clock);
        server.createContext(Sources.PATH, sources);
        server.createContext(WebSub.PATH, hubs);
        // A proxy in front may pass the public address' path on, or take it off.
        String prefix = url == null ? "" : url.getPath().replaceAll("/+$", "");
        if (!prefix.isEmpty()) {
            server.createContext(prefix + Sources.PATH, sources);
            server.createContext(prefix + WebSub.PATH, hubs);
        }
        server.setExecutor(threads);
        server.start();
    }

    /// Listens from now on; what comes before Kafka was read is told to come again.
    ///
    /// @param settings with a port
    /// @throws IOException where it cannot listen, or has no secret; the message says why, and the mend
    public static Push start(
            PushSettings settings, KafkaSettings kafka, Intake intake, Fetcher fetcher, InstantSource clock)
            throws IOException {
        PushKey key = PushKey.of(settings);
        return new Push(settings, key, listen(settings), kafka, intake, fetcher, clock);
    }

    /// "http://127.0.0.1:8390"
    public String address() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort());
    }

    /// Whether all push sources and subscriptions are read.
    public boolean isReady() {
        return directory.isLoaded();
    }

    /// Whether a hub pushes the feed at present, so that it need not be polled often.
    public boolean isPushed(String feed) {
        return subscriptions != null && subscriptions.isPushed(feed);
    }

    /// To be told of each document of a feed that this process owns.
    ///
    /// @param shared links and guids that name none of the feed's items
    /// @param hubs   that the document names, in its order; empty where it names none
    /// @param self   by which address the hubs know the feed; null where the document does not say
    public void announced(Feed feed, List<Long> shared, List<String> hubs, @Nullable String self) {
        if (subscriptions != null) {
            subscriptions.announced(feed, shared, hubs, self);
        }
    }

    /// To be told of each feed that this process owns no more, whatever became of it.
    public void released(String feed) {
        if (subscriptions != null) {
            subscriptions.released(feed);
        }
    }

    /// Lets requests that are under way come to their end, then stops.
    @Override
    public void close() {
        server.stop(CLOSING_SECONDS);
        threads.close();
        if (subscriptions != null) {
            subscriptions.close();
        }
        handover.close();
        directory.close();
    }

    private static HttpServer listen(PushSettings settings) throws IOException {
        int port = settings.port() == null ? 0 : settings.port();
        HttpLimits.set();
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(settings.host()), port), 0);
        } catch (UnknownHostException e) {
            throw new IOException(
                    "push cannot listen on %s: no such address; set push.host to one of this machine"
                            .formatted(settings.host()),
                    e);
        } catch (IOException e) {
            throw new IOException(
                    "push cannot listen on %s:%d: %s; set push.port to another (0 takes any free one)"
                            .formatted(settings.host(), port, e.getMessage()),
                    e);
        }
    }
}
