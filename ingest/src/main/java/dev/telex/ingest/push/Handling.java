package dev.telex.ingest.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all requests have in common: so many at a time, an answer in any case, and whoever hangs up harms nobody.
final class Handling implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);

    private final Semaphore places;
    private final Answering answering;

    Handling(Semaphore places, Answering answering) {
        this.places = places;
        this.answering = answering;
    }

    interface Answering {
        /// @throws IOException where the caller hangs up
        Answer answer(HttpExchange exchange) throws IOException;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            try (exchange) {
                Answer.later(1, "too many requests at once").send(exchange);
            }
            return;
        }
        try (exchange) {
            answer(exchange).send(exchange);
        } finally {
            places.release();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return answering.answer(exchange);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "a request to {} cannot be answered",
                    exchange.getHttpContext().getPath(),
                    e);
            return Answer.error(500, "this cannot be read, and Telex does not know why; its log does");
        }
    }
}
