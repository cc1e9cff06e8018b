package dev.telex.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;

/// A server behind TLS that says which version of HTTP, and which host, it was asked with.
final class SecureServer implements AutoCloseable {
    private final HttpAsyncServer server;
    private final int port;

    SecureServer(SSLContext tls, HttpVersionPolicy versions) throws Exception {
        server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(versions)
                .setTlsStrategy(new H2ServerTlsStrategy(tls))
                .setRequestRouter((_, _) -> () -> new BasicServerExchangeHandler<>(new Answer()))
                .create();
        server.start();
        ListenerEndpoint endpoint = server.listen(
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), URIScheme.HTTPS)
                .get();
        port = ((InetSocketAddress) endpoint.getAddress()).getPort();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }

    private static final class Answer implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {
        @Override
        public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
        }

        @Override
        public void handle(Message<HttpRequest, Void> message, ResponseTrigger trigger, HttpContext context)
                throws HttpException, IOException {
            HttpRequest request = message.getHead();
            trigger.submitResponse(
                    AsyncResponseBuilder.create(200)
                            .addHeader("ETag", "\"caf\u00c3\u00a9\"")
                            .setEntity("%s %s %s"
                                    .formatted(
                                            context.getProtocolVersion(),
                                            request.getAuthority().getHostName(),
                                            request.getFirstHeader("User-Agent").getValue()))
                            .build(),
                    context);
        }
    }
}
