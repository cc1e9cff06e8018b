package dev.telex.sink.elastic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();

    /// OpenSearch 2 has no Serbian.
    @Test
    void stemsTheLanguagesThatAServerKnowsAndLeavesTheOthersAsTheyAreWritten() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (Elasticsearch elasticsearch = new Elasticsearch(ElasticsearchSettings.at(url))) {
            Template.of(IndexFamily.ARTICLES).put(elasticsearch);
        } finally {
            server.stop(0);
        }
        JsonNode analyzers = taken.getFirst().at("/template/settings/analysis/analyzer");
        assertThat(analyzers.at("/en/type").asText()).isEqualTo("english");
        assertThat(analyzers.at("/sr/type").asText()).isEqualTo("custom");
        assertThat(analyzers.at("/th/type").asText()).isEqualTo("custom");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode template = Json.mapper().readTree(exchange.getRequestBody());
            for (String lacking : List.of("serbian", "thai")) {
                if (template.toString().contains("\"" + lacking + "\"")) {
                    reply(exchange, 400, """
                        {"error": {"type": "illegal_argument_exception",
                         "reason": "Unknown analyzer type [%s] for [x]"}}\
                        """.formatted(lacking));
                    return;
                }
            }
            taken.add(template);
            reply(exchange, 200, "{}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(json.getBytes(UTF_8));
    }
}
