package dev.telex.app;

import dev.telex.enrich.EnrichSettings;
import dev.telex.ingest.IngestSettings;
import dev.telex.ingest.drop.DropSettings;
import dev.telex.ingest.fetch.FetchSettings;
import dev.telex.ingest.page.PageSettings;
import dev.telex.ingest.push.PushSettings;
import dev.telex.ingest.schedule.PollSettings;
import dev.telex.query.elastic.ElasticsearchSettings;
import dev.telex.sink.SinkSettings;
import dev.telex.sink.delivery.DeliverySettings;
import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Setting;
import dev.telex.wire.topics.KafkaSettings;
import java.nio.file.Path;

/// Everything that can be set.
public record TelexSettings(
        @Setting(value = "data", says = "directory of telex run: what its servers keep, state and logs")
        Path data,

        @Setting(
                value = "feeds.opml",
                says = "the feeds of telex run; what is added to or taken from it counts at the next start")
        Path feeds,

        KafkaSettings kafka,
        ElasticsearchSettings elasticsearch,
        FetchSettings fetch,
        PollSettings poll,
        PushSettings push,
        DropSettings drop,
        PageSettings page,
        EnrichSettings enrich,
        SinkSettings sink,
        DeliverySettings deliver,
        Embedded embedded,
        HealthPort health) {

    public IngestSettings ingest() {
        return new IngestSettings(fetch, poll, page, push.keptIn(data), drop);
    }

    /// The servers that telex run starts where none is named.
    public record Embedded(
            @Setting(value = "0", says = "port of the embedded Kafka on 127.0.0.1; 0 takes any free one")
            int kafkaPort,

            @Setting(value = "256MB", says = "heap of the embedded Kafka")
            DataSize kafkaHeap,

            @Setting(value = "0", says = "port of the embedded Elasticsearch on 127.0.0.1; 0 takes any free one")
            int elasticsearchPort,

            @Setting(value = "512MB", says = "heap of the embedded Elasticsearch")
            DataSize elasticsearchHeap) {
        private static final DataSize LEAST_HEAP = new DataSize(128 << 20);

        public Embedded {
            new Check()
                    .between("kafkaPort", kafkaPort, 0, 65_535)
                    .atLeast("kafkaHeap", kafkaHeap, LEAST_HEAP)
                    .between("elasticsearchPort", elasticsearchPort, 0, 65_535)
                    .atLeast("elasticsearchHeap", elasticsearchHeap, LEAST_HEAP)
                    .done();
        }
    }

    /// Where a part that runs by itself tells how it is.
    public record HealthPort(
            @Setting(value = "8380", says = "port on 127.0.0.1 where a part answers GET /health; 0 takes any free one")
            int port) {
        public HealthPort {
            new Check().between("port", port, 0, 65_535).done();
        }
    }
}
