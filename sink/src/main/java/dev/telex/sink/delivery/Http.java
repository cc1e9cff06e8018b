package dev.telex.sink.delivery;

import dev.telex.wire.Hosts;
import dev.telex.wire.web.RetryAfter;
import dev.telex.wire.web.Vetting;
import dev.telex.wire.web.WebAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Posts JSON. What counts is the answer's status; its text is read for the reason alone, and not for long.
///
/// Redirects are not followed: what is signed for one receiver would go to another.
final class Http implements AutoCloseable {
    private static final int MOST = 2000;
    private static final int EXCERPT = 300;
    /// So much is read to keep a connection; a longer answer costs it.
    private static final int LONGEST_ANSWER = 16 << 10;

    private final CloseableHttpClient client;
    private final InstantSource clock;

    Http(DeliverySettings settings, InstantSource clock) {
        this(settings, clock, SystemDefaultDnsResolver.INSTANCE);
    }

    /// @param names who knows the addresses of names
    Http(DeliverySettings settings, InstantSource clock, DnsResolver names) {
        this.clock = clock;
        Timeout timeout = Timeout.of(settings.timeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(vetting(settings, names))
                        .setMaxConnTotal(MOST)
                        .setMaxConnPerRoute(settings.attempts())
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(timeout).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .setUserAgent("Telex/0.1 (alerts)")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    /// @param address absolute, http or https
    Answer post(String address, Map<String, String> headers, String json) {
        HttpPost post;
        try {
            post = new HttpPost(WebAddress.parse(address).toString());
        } catch (IllegalArgumentException e) {
            // The address may be a secret: it is not told.
            return new Answer.NotNow("its address is none to post to: " + e.getMessage());
        }
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(null, post, null);
            return answer(response);
        } catch (Vetting.PrivateAddress e) {
            return new Answer.NotNow(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answer.NotNow("no answer: " + e.getMessage());
        } finally {
            Closer.closeQuietly(response); // An answer that breaks off is one if its status came.
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private Answer answer(ClassicHttpResponse response) {
        int status = response.getCode();
        String text = excerpt(response);
        if (status >= 200 && status < 300) {
            return new Answer.Taken();
        }
        String reason = "answered %d%s".formatted(status, text.isEmpty() ? "" : ": " + text);
        Header after = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return switch (status) {
            case HttpStatus.SC_GONE -> new Answer.Gone(reason);
            case HttpStatus.SC_BAD_REQUEST,
                    HttpStatus.SC_REQUEST_TOO_LONG,
                    HttpStatus.SC_UNSUPPORTED_MEDIA_TYPE,
                    HttpStatus.SC_UNPROCESSABLE_CONTENT -> new Answer.Refused(reason);
            case HttpStatus.SC_TOO_MANY_REQUESTS, HttpStatus.SC_SERVICE_UNAVAILABLE ->
                new Answer.NotNow(reason, RetryAfter.parse(after == null ? null : after.getValue(), clock.instant()));
            default -> new Answer.NotNow(status >= 300 && status < 400 ? reason + redirected(response) : reason);
        };
    }

    private static String redirected(ClassicHttpResponse response) {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        return "; redirects are not followed: change the destination's address"
                + (location == null ? "" : ", it is sent to " + Hosts.of(location.getValue()));
    }

    private static String excerpt(ClassicHttpResponse response) {
        try (InputStream in = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent()) {
            String text = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
            return text.substring(0, Math.min(text.length(), EXCERPT));
        } catch (IOException e) {
            return ""; // The status came; that is what counts.
        }
    }

    private static DnsResolver vetting(DeliverySettings settings, DnsResolver names) {
        Vetting vetting = new Vetting(settings.privateHosts(), "deliver.private-hosts");
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return vetting.addresses(host, names::resolve);
            }

            @Override
            public String resolveCanonicalHostname(String host) throws UnknownHostException {
                return names.resolveCanonicalHostname(host);
            }
        };
    }
}
