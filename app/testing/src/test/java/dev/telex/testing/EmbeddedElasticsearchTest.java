package dev.telex.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.app.embedded.EmbeddedElasticsearch;
import dev.telex.app.embedded.ServerHealth;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An Elasticsearch of its own, to kill.
class EmbeddedElasticsearchTest {

    @Test
    void keepsItsDocumentsOverAKill9AndStopsWithItsOwner(@TempDir Path directory) throws Exception {
        ProcessHandle last;
        try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(directory)) {
            Rest rest = new Rest(elasticsearch.address());
            rest.put("/kept", "{\"settings\": {\"number_of_replicas\": 0}}");
            rest.put("/kept/_doc/1", "{\"title\": \"before\"}");

            elasticsearch.process().destroyForcibly();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> elasticsearch.restarts() == 1
                            && elasticsearch.health().equals(new ServerHealth.Up()));

            assertThat(rest.get("/kept/_doc/1").at("/_source/title").asText()).isEqualTo("before");
            last = elasticsearch.process();
        }
        assertThat(last.isAlive()).isFalse();
    }
}
