package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.telex.wire.web.WebAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo.LayerType;
import org.apache.hc.client5.http.RouteInfo.TunnelType;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.CredentialsProviderBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one request to one address and takes in its answer: HTTP/2 where the server offers it, vetted, and bounded
/// in time and size. What an answer means, a redirect included, is for whoever asked.
///
/// Names are looked up on threads of their own first, because the system's resolver may take longer than a request
/// may, and holds the thread that waits for it. The resolver that connects asks once more, which the JVM
/// answers from what it remembers, and vets what it connects to.
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final String ROUTE = "telex.route";
    private static final int MOST = 1000;
    private static final int LOOKUPS = 64;
    private static final int LONGEST_HEADER = 32 << 10;
    private static final int MOST_HEADERS = 256;
    /// Long enough for the feeds of one host that are due together, short enough to hold few of 100,000 hosts.
    private static final TimeValue IDLE = TimeValue.ofSeconds(1);

    private final FetchSettings settings;
    private final DnsResolver vetting;
    private final @Nullable Proxy proxy;
    private final CloseableHttpAsyncClient client;
    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(
            LOOKUPS,
            LOOKUPS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("ingest-lookup-", 0).daemon().factory());

    /// @param names who knows the addresses of names
    /// @param tls   whom to trust
    Connections(FetchSettings settings, DnsResolver names, SSLContext tls) {
        this.settings = settings;
        this.vetting = new PublicAddresses(settings.privateHosts(), names);
        this.proxy = settings.proxy() == null ? null : Proxy.of(settings.proxy());
        lookups.allowCoreThreadTimeOut(true);
        // Through a proxy it is the proxy alone that is connected to, wherever its operator put it.
        this.client = client(settings, tls, proxy, proxy == null ? vetting : names);
        client.start();
    }

    /// Asks again, once, where a connection ended without a word.
    ///
    /// @param body null for none
    Received ask(WebAddress address, HttpRequest request, @Nullable AsyncEntityProducer body, Deadline deadline)
            throws IOException {
        InetAddress[] vetted = deadline.await(lookups.submit(() -> vetting.resolve(address.hostName())));
        request.setScheme(address.scheme());
        request.setAuthority(new URIAuthority(address.hostName(), address.port()));
        request.setPath(address.path());
        Receiving receiving = new Receiving(settings.maxBytes());
        try {
            return deadline.await(send(address, vetted[0], new BasicRequestProducer(request, body), receiving));
        } catch (ConnectionClosedException e) {
            boolean mayBeKnown = !(e instanceof RequestNotExecutedException);
            if (receiving.hasBegun() || (mayBeKnown && body != null)) {
                throw e;
            }
            // The connection was kept, and its end not noticed yet.
            Receiving again = new Receiving(settings.maxBytes());
            return deadline.await(send(address, vetted[0], new BasicRequestProducer(request, body), again));
        }
    }

    private Future<Received> send(
            WebAddress address, InetAddress vetted, AsyncRequestProducer request, Receiving receiving) {
        HttpClientContext context = HttpClientContext.create();
        if (proxy != null) {
            context.setAttribute(ROUTE, route(address, vetted, proxy.host()));
        }
        HttpHost host = new HttpHost(address.scheme(), address.hostName(), address.portOrDefault());
        return client.execute(host, request, receiving, null, context, null);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        lookups.shutdownNow();
    }

    /// A tunnel leads to the address that was vetted, whatever the proxy would make of the name, and TLS in it is
    /// with the name. A plain request has to name its host, or servers of many hosts would not know which is
    /// meant: there it is the proxy's look-up that counts.
    private static HttpRoute route(WebAddress address, InetAddress vetted, HttpHost proxy) {
        int port = address.portOrDefault();
        if (!address.isSecure()) {
            return new HttpRoute(new HttpHost("http", address.hostName(), port), null, proxy, false);
        }
        return new HttpRoute(
                new HttpHost("https", vetted.getHostAddress(), port),
                new URIAuthority(address.hostName(), port),
                null,
                new HttpHost[] {proxy},
                true,
                TunnelType.TUNNELLED,
                LayerType.LAYERED);
    }

    private static CloseableHttpAsyncClient client(
            FetchSettings settings, SSLContext tls, @Nullable Proxy proxy, DnsResolver resolver) {
        Timeout timeout = Timeout.of(settings.timeout());
        // Half of the time for the first of several addresses: the second may be the one that answers.
        Timeout connecting = Timeout.of(settings.timeout().dividedBy(2));
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(tls)
                                .buildAsync())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                                .setHandshakeTimeout(timeout)
                                .build())
                        .setMaxConnTotal(MOST)
                        .setMaxConnPerRoute(4)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connecting)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_HEADER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setH2Config(H2Config.custom()
                        .setPushEnabled(false)
                        .setMaxHeaderListSize(LONGEST_HEADER)
                        .build())
                // Validators go back byte for byte.
                .setCharCodingConfig(
                        CharCodingConfig.custom().setCharset(ISO_8859_1).build())
                .setKeepAliveStrategy(keepAlive())
                .evictIdleConnections(IDLE)
                .setIoReactorExceptionCallback(Connections::tell)
                .setUserAgent(settings.userAgent())
                // Redirects are followed where each hop is checked; what fails is asked for again when it is due.
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableRequestPriority();
        if (proxy != null) {
            builder.setRoutePlanner((target, context) -> (HttpRoute) context.getAttribute(ROUTE));
            if (proxy.account() != null) {
                builder.setDefaultCredentialsProvider(CredentialsProviderBuilder.create()
                        .add(new AuthScope(proxy.host()), proxy.account())
                        .build());
            }
        }
        return builder.build();
    }

    private static void tell(Exception broken) {
        // How the library's threads end when they are closed at once.
        if (!(broken instanceof ClosedSelectorException)) {
            LOG.error("the HTTP client is out of order", broken);
        }
    }

    private static ConnectionKeepAliveStrategy keepAlive() {
        return (response, context) -> {
            TimeValue asked = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
            return TimeValue.isPositive(asked) && asked.compareTo(IDLE) < 0 ? asked : IDLE;
        };
    }
}
