package dev.telex.sink.delivery;

import dev.telex.wire.Destination;
import dev.telex.wire.settings.Secret;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One attempt to bring a parcel to its destination. Blocks, and not for longer than the settings say: a socket's own
/// timeout counts from the last byte, and a server that sends one byte a second would never meet it.
final class Sending implements AutoCloseable {
    private final DeliverySettings settings;
    private final InstantSource clock;
    private final Rendering rendering;
    private final Http http;
    private final Mail mail;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();

    Sending(DeliverySettings settings, InstantSource clock) {
        this(settings, clock, new Http(settings, clock));
    }

    Sending(DeliverySettings settings, InstantSource clock, Http http) {
        this.settings = settings;
        this.clock = clock;
        this.rendering = new Rendering(settings.templates());
        this.http = http;
        this.mail = new Mail(settings, rendering, clock);
    }

    Answer send(Parcel parcel) {
        Future<Answer> attempt = attempts.submit(() -> attempt(parcel));
        try {
            return attempt.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempt.cancel(true); // An interrupted virtual thread closes the socket that it waits for.
            return new Answer.NotNow("no whole answer within " + settings.timeout());
        } catch (ExecutionException e) {
            return new Answer.NotNow(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.NotNow("stopping");
        }
    }

    @Override
    public void close() {
        attempts.shutdownNow();
        http.close();
    }

    private Answer attempt(Parcel parcel) {
        Destination destination = parcel.destination();
        DeliverySecret secret =
                destination.secret() == null ? null : settings.secrets().get(destination.secret());
        if (destination.secret() != null && secret == null) {
            return new Answer.NotNow("no secret is called %s; set deliver.secrets.%s.address or .key"
                    .formatted(destination.secret(), destination.secret()));
        }
        String address = address(destination, secret);
        if (address == null) {
            return new Answer.NotNow(destination.name() + " has no address; neither has its secret");
        }
        try {
            return switch (destination.kind()) {
                case WEBHOOK -> webhook(parcel, address, secret == null ? null : secret.key());
                case SLACK -> http.post(address, Map.of(), render(parcel, "slack.json"));
                case TEAMS -> http.post(address, Map.of(), render(parcel, "teams.json"));
                case EMAIL -> mail.send(parcel, address);
            };
        } catch (IOException e) {
            return new Answer.NotNow(String.valueOf(e.getMessage()));
        }
    }

    private Answer webhook(Parcel parcel, String address, @Nullable Secret key) throws IOException {
        String body = parcel.destination().template() == null ? Webhook.body(parcel) : render(parcel, "webhook.json");
        return http.post(address, Webhook.headers(parcel, body, key, clock.instant()), body);
    }

    private String render(Parcel parcel, String template) throws IOException {
        return rendering.render(parcel.destination(), template, View.of(parcel));
    }

    private static @Nullable String address(Destination destination, @Nullable DeliverySecret secret) {
        Secret hidden = secret == null ? null : secret.address();
        return hidden == null ? destination.address() : hidden.value();
    }
}
