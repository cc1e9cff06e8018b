package dev.telex.wire.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    @Test
    void tellsWhichPartIsDownAndWhy() throws Exception {
        try (HealthServer server = HealthServer.start(
                        0,
                        Map.of("ingest", () -> Health.UP, "sink", () -> Health.down("Elasticsearch refuses the key")));
                HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"ingest\":\"up\"", "\"sink\":\"Elasticsearch refuses the key\"");
        }
    }

    @Test
    void namesAPortInUseAndTheMend() throws Exception {
        try (HealthServer first = HealthServer.start(0, Map.of())) {
            assertThatThrownBy(() -> HealthServer.start(first.port(), Map.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("set health.port");
        }
    }
}
