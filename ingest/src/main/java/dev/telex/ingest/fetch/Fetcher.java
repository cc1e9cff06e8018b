package dev.telex.ingest.fetch;

import dev.telex.ingest.fetch.Outcome.Failed;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.fetch.Outcome.Gone;
import dev.telex.ingest.fetch.Outcome.NotModified;
import dev.telex.ingest.fetch.Outcome.RateLimited;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Asks for feeds. Blocks; safe to call from many threads.
public final class Fetcher implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9,"
            + " application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";
    private static final int CONNECTIONS = 256;

    private final FetchSettings settings;
    private final InstantSource clock;
    private final CloseableHttpClient client;

    public Fetcher(FetchSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        Timeout timeout = Timeout.of(settings.timeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(settings.privateHosts()))
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(2)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .setUserAgent(settings.userAgent())
                // Redirects are followed here, so that each hop is checked; a failed request is asked again when it is
                // due.
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /// @param url          absolute
    /// @param etag         of the last document, byte for byte; null asks unconditionally
    /// @param lastModified of the last document, byte for byte; null asks unconditionally
    public Outcome fetch(String url, @Nullable String etag, @Nullable String lastModified) {
        Deadline deadline = Deadline.in(settings.timeout());
        String address = url;
        for (int hop = 0; hop <= settings.maxRedirects(); hop++) {
            Step step = step(address, etag, lastModified, deadline);
            switch (step) {
                case Done done -> {
                    return done.outcome();
                }
                case Redirected redirected -> address = redirected.url();
            }
        }
        return new Failed("more than %d redirects (fetch.max-redirects); the last led to %s"
                .formatted(settings.maxRedirects(), address));
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private sealed interface Step {}

    private record Done(Outcome outcome) implements Step {}

    private record Redirected(String url) implements Step {}

    private Step step(String url, @Nullable String etag, @Nullable String lastModified, Deadline deadline) {
        HttpGet request;
        try {
            request = request(url, etag, lastModified);
        } catch (IllegalArgumentException e) {
            return new Done(
                    new Failed("%s is no address to ask: expected http:// or https:// and a host".formatted(url)));
        }
        try (var _ = deadline.cancels(request)) {
            return client.execute(request, response -> read(response, url, deadline));
        } catch (IOException e) {
            return new Done(new Failed(reason(url, e, deadline)));
        }
    }

    private static HttpGet request(String url, @Nullable String etag, @Nullable String lastModified) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("no web address");
        }
        HttpGet request = new HttpGet(uri);
        request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
        if (etag != null) {
            request.setHeader(HttpHeaders.IF_NONE_MATCH, etag);
        }
        if (lastModified != null) {
            request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
        }
        return request;
    }

    private Step read(ClassicHttpResponse response, String url, Deadline deadline) throws IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            return redirect(response, url);
        }
        return new Done(
                switch (status) {
                    case HttpStatus.SC_OK -> document(response, url, deadline);
                    case HttpStatus.SC_NOT_MODIFIED -> new NotModified();
                    case HttpStatus.SC_GONE -> new Gone();
                    case HttpStatus.SC_TOO_MANY_REQUESTS, HttpStatus.SC_SERVICE_UNAVAILABLE ->
                        new RateLimited(
                                status, RetryAfter.parse(header(response, HttpHeaders.RETRY_AFTER), clock.instant()));
                    default -> new Failed("%s answered %d %s".formatted(url, status, response.getReasonPhrase()));
                });
    }

    private static Step redirect(ClassicHttpResponse response, String url) {
        String location = header(response, HttpHeaders.LOCATION);
        try {
            if (location == null) {
                throw new IllegalArgumentException("no Location");
            }
            return new Redirected(URI.create(url).resolve(location.strip()).toString());
        } catch (IllegalArgumentException e) {
            return new Done(new Failed("%s answered %d with a Location that leads nowhere: %s"
                    .formatted(url, response.getCode(), location)));
        }
    }

    private Outcome document(ClassicHttpResponse response, String url, Deadline deadline) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Failed(url + " answered 200 with nothing in it");
        }
        byte[] body;
        try (var stream = entity.getContent()) {
            body = stream.readNBytes((int) settings.maxBytes().bytes() + 1);
        }
        deadline.check();
        if (body.length > settings.maxBytes().bytes()) {
            return new Failed(
                    "%s is larger than %s after decompression (fetch.max-bytes)".formatted(url, settings.maxBytes()));
        }
        return new Fetched(
                Body.of(body),
                header(response, HttpHeaders.CONTENT_TYPE),
                header(response, HttpHeaders.ETAG),
                header(response, HttpHeaders.LAST_MODIFIED),
                url);
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private String reason(String url, IOException e, Deadline deadline) {
        if (deadline.passed() || e instanceof SocketTimeoutException) {
            return "%s took longer than %d s (fetch.timeout)"
                    .formatted(url, settings.timeout().toSeconds());
        }
        return switch (e) {
            case PublicAddresses.PrivateAddress refused -> url + ": " + refused.getMessage();
            case UnknownHostException _ ->
                "%s: no address is known for %s; is the name right, and does this machine reach its DNS?"
                        .formatted(url, URI.create(url).getHost());
            case ConnectionClosedException cut -> "%s was cut off: %s".formatted(url, cut.getMessage());
            case EOFException cut -> "%s was cut off: %s".formatted(url, cut.getMessage());
            case SSLException tls -> "%s: TLS failed: %s".formatted(url, tls.getMessage());
            default -> "%s: %s".formatted(url, e.getMessage() == null ? e.toString() : e.getMessage());
        };
    }
}
