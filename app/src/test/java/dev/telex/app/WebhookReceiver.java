package dev.telex.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Takes webhooks, and remembers which came, in order.
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> ids = new CopyOnWriteArrayList<>();

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    static WebhookReceiver start() throws IOException {
        WebhookReceiver receiver =
                new WebhookReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.server.createContext("/hook", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                receiver.ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.server.start();
        return receiver;
    }

    String address() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    /// Ids, attempt by attempt.
    List<String> ids() {
        return List.copyOf(ids);
    }

    Set<String> distinct() {
        return new HashSet<>(ids);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
