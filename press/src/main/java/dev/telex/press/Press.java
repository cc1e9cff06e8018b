package dev.telex.press;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Simulated publishers, running on 127.0.0.1.
///
/// Each publisher has a host of its own below `.localhost`, which is loopback everywhere (RFC 6761):
/// `http://kestrel-wire.localhost:PORT/latest.rss`. A client that does not resolve such names connects to
/// 127.0.0.1 and sends the name as Host, or asks for `http://127.0.0.1:PORT/@kestrel-wire/latest.rss`. At `/` of
/// 127.0.0.1 is a front page, at `/feeds.opml` all feeds, at `/truth.jsonl` the truth until now.
public final class Press implements AutoCloseable {
    private final PressServer server;
    private final Site site;

    private Press(PressServer server, Site site) {
        this.server = server;
        this.site = site;
    }

    /// Publishes the wire that `settings` describe, as it stands by `clock`.
    ///
    /// @throws UncheckedIOException where the port can't be had
    public static Press start(PressSettings settings, InstantSource clock) {
        PressServer server = PressServer.bind(settings.port());
        Site site = new WireSite(settings, clock, server.port());
        server.serve(site);
        return new Press(server, site);
    }

    /// Serves the files of a directory, each as a feed at `/files/NAME`.
    ///
    /// @throws UncheckedIOException where the port can't be had or there is no such directory
    public static Press serve(Path directory, int port) {
        if (!Files.isDirectory(directory)) {
            throw new UncheckedIOException(
                    "press: " + directory + " is not a directory", new NotDirectoryException(directory.toString()));
        }
        PressServer server = PressServer.bind(port);
        Site site = new DirectorySite(directory, server.port());
        server.serve(site);
        return new Press(server, site);
    }

    public int port() {
        return server.port();
    }

    /// The front page.
    public URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /// All feeds. In directory mode, those there are now.
    public List<PressFeed> feeds() {
        return site.feeds();
    }

    /// All feeds as OPML 2.0.
    public String opml() {
        return site.opml();
    }

    /// Everything sent from the start until an instant, also a future one, in order of time; nothing in directory
    /// mode.
    public List<Release> truth(Instant until) {
        return items(until).map(PressItem::release).toList();
    }

    /// The same with what feeds carry of each release, written as the stream is read.
    public Stream<PressItem> items(Instant until) {
        return switch (site) {
            case WireSite wire -> wire.items(until);
            case DirectorySite _ -> Stream.empty();
        };
    }

    /// Requests answered so far.
    public long requests() {
        return server.requests();
    }

    /// Of these, how many with 304.
    public long notModified() {
        return server.notModified();
    }

    @Override
    public void close() {
        server.close();
    }
}
