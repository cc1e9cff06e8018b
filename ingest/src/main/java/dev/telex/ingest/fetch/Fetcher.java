package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.telex.ingest.fetch.Outcome.Failed;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.fetch.Outcome.Gone;
import dev.telex.ingest.fetch.Outcome.NotModified;
import dev.telex.ingest.fetch.Outcome.RateLimited;
import dev.telex.wire.web.RetryAfter;
import dev.telex.wire.web.WebAddress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.net.WWWFormCodec;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/// Asks for feeds and pages. Blocks; safe to call from many threads.
public final class Fetcher implements AutoCloseable {
    private static final int IM_USED = 226;
    private static final int EXCERPT = 1000;
    // The type has no charset: what is encoded is ASCII.
    private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

    private final FetchSettings settings;
    private final InstantSource clock;
    private final Reasons reasons;
    private final ContentDecoder decoder;
    private final Connections connections;

    public Fetcher(FetchSettings settings, InstantSource clock) {
        this(settings, clock, SystemDefaultDnsResolver.INSTANCE, SSLContexts.createSystemDefault());
    }

    /// @param names who knows the addresses of names
    /// @param tls   whom to trust
    Fetcher(FetchSettings settings, InstantSource clock, DnsResolver names, SSLContext tls) {
        this.settings = settings;
        this.clock = clock;
        this.reasons = new Reasons(settings);
        this.decoder = new ContentDecoder(settings.maxBytes());
        this.connections = new Connections(settings, names, tls);
    }

    public Outcome fetch(Request request) {
        return fetch(request, _ -> {});
    }

    /// An address as it is asked, in the one spelling that it has here.
    ///
    /// @throws IllegalArgumentException where it cannot be asked; says what was expected
    public static String spelling(String url) {
        return WebAddress.parse(url).toString();
    }

    /// @param witness told of every answer on the way as it came, redirects included
    public Outcome fetch(Request request, Consumer<Answer> witness) {
        try {
            Map<String, String> credentials = credentials(request);
            Deadline deadline = Deadline.in(settings.timeout());
            Way way = Way.to(request.url());
            while (true) {
                Received received = ask(way.at(), get(request, way.home() ? credentials : Map.of()), null, deadline);
                witness.accept(Answer.of(way.at(), received));
                if (!Way.isRedirect(received.status())) {
                    return outcome(request, received, way);
                }
                way = follow(way, received);
            }
        } catch (DeadEnd end) {
            return new Failed(end.reason());
        }
    }

    /// Sends a form, as a browser would.
    ///
    /// @param url  absolute
    /// @param form sent in the order of the map
    public Posted post(String url, Map<String, String> form) {
        String fields = WWWFormCodec.format(
                form.entrySet().stream()
                        .map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                        .toList(),
                UTF_8);
        try {
            Deadline deadline = Deadline.in(settings.timeout());
            Way way = Way.to(url);
            while (true) {
                Received received = ask(
                        way.at(),
                        new BasicHttpRequest("POST", "/"),
                        AsyncEntityProducers.create(fields.getBytes(UTF_8), FORM),
                        deadline);
                // Other redirects mean that the form was taken, and that what came of it is to be seen elsewhere.
                if (received.status() != HttpStatus.SC_TEMPORARY_REDIRECT
                        && received.status() != HttpStatus.SC_PERMANENT_REDIRECT) {
                    return new Posted.Answered(received.status(), excerpt(received));
                }
                way = follow(way, received);
            }
        } catch (DeadEnd end) {
            return new Posted.Failed(end.reason());
        }
    }

    @Override
    public void close() {
        connections.close();
    }

    private Map<String, String> credentials(Request request) throws DeadEnd {
        if (request.credentials() == null) {
            return Map.of();
        }
        Credentials credentials = settings.credentials().get(request.credentials());
        if (credentials == null) {
            throw Reasons.unknownCredentials(request);
        }
        return credentials.headers();
    }

    private static HttpRequest get(Request request, Map<String, String> credentials) {
        HttpRequest get = new BasicHttpRequest("GET", "/");
        get.setHeader(HttpHeaders.ACCEPT, request.wanted().accept());
        get.setHeader(HttpHeaders.ACCEPT_ENCODING, ContentDecoder.ACCEPTED);
        if (request.etag() != null) {
            get.setHeader(HttpHeaders.IF_NONE_MATCH, request.etag());
            get.setHeader("A-IM", "feed");
        }
        if (request.lastModified() != null) {
            get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, request.lastModified());
        }
        credentials.forEach(get::setHeader);
        return get;
    }

    private Received ask(WebAddress address, HttpRequest request, @Nullable AsyncEntityProducer body, Deadline deadline)
            throws DeadEnd {
        try {
            return connections.ask(address, request, body, deadline);
        } catch (IOException e) {
            throw reasons.of(address, e);
        }
    }

    private Way follow(Way way, Received received) throws DeadEnd {
        return way.follow(received.status(), received.header(HttpHeaders.LOCATION), settings.maxRedirects());
    }

    private Outcome outcome(Request request, Received received, Way way) throws DeadEnd {
        int status = received.status();
        return switch (status) {
            case HttpStatus.SC_OK, HttpStatus.SC_NON_AUTHORITATIVE_INFORMATION -> document(received, way);
            case IM_USED -> delta(received, way);
            case HttpStatus.SC_NOT_MODIFIED ->
                request.isConditional()
                        ? new NotModified(found(received, way))
                        : new Failed("%s answered 304 though it was asked unconditionally".formatted(way.at()));
            case HttpStatus.SC_GONE -> new Gone();
            case HttpStatus.SC_TOO_MANY_REQUESTS, HttpStatus.SC_SERVICE_UNAVAILABLE ->
                new RateLimited(status, RetryAfter.parse(received.header(HttpHeaders.RETRY_AFTER), clock.instant()));
            default -> new Failed(Reasons.of(way.at(), status));
        };
    }

    private Outcome delta(Received received, Way way) throws DeadEnd {
        String manipulations = received.list("IM");
        return manipulations != null && manipulations.strip().equalsIgnoreCase("feed")
                ? document(received, way)
                : new Failed(
                        "%s answered 226 with a manipulation nobody asked for: %s".formatted(way.at(), manipulations));
    }

    private Outcome document(Received received, Way way) throws DeadEnd {
        byte[] sent = received.body().bytes();
        if (sent.length == 0) {
            return new Failed("%s answered %d with nothing in it".formatted(way.at(), received.status()));
        }
        return new Fetched(
                Body.of(decode(received, way.at())),
                received.header(HttpHeaders.CONTENT_TYPE),
                received.header(HttpHeaders.ETAG),
                received.header(HttpHeaders.LAST_MODIFIED),
                received.status() == IM_USED,
                found(received, way),
                Links.of(received.all(HttpHeaders.LINK), way.at()),
                sent.length);
    }

    private byte[] decode(Received received, WebAddress address) throws DeadEnd {
        try {
            return decoder.decode(received.body().bytes(), received.list(HttpHeaders.CONTENT_ENCODING));
        } catch (IOException e) {
            throw reasons.of(address, e);
        }
    }

    private Found found(Received received, Way way) {
        Freshness freshness = new Freshness(
                received.all(HttpHeaders.CACHE_CONTROL),
                received.header(HttpHeaders.EXPIRES),
                received.header(HttpHeaders.DATE),
                received.header(HttpHeaders.AGE));
        return new Found(way.at().toString(), way.permanentUrl(), freshness.left(clock.instant()));
    }

    private static String excerpt(Received received) {
        byte[] body = received.body().bytes();
        String text = new String(body, 0, Math.min(body.length, EXCERPT), UTF_8);
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
