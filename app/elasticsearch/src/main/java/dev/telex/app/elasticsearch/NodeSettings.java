package dev.telex.app.elasticsearch;

import java.nio.file.Path;
import org.elasticsearch.common.settings.Settings;

/// The node's settings: alone, on loopback, under one directory.
final class NodeSettings {

    static final String NAME = "telex";

    private NodeSettings() {}

    static Settings of(Path directory, int port) {
        return Settings.builder()
                .put("cluster.name", NAME)
                .put("node.name", NAME)
                .put("discovery.type", "single-node")
                .putList("node.roles", "master", "data", "ingest")
                .put("path.home", directory.toString())
                .put("path.data", directory.resolve("data").toString())
                .put("path.logs", directory.resolve("logs").toString())
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", 0)
                // A disk that is nearly full must not make the indices read-only: on a laptop most are.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }
}
