package dev.telex.bench.camel;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/// Kafka to Elasticsearch as Camel's own documentation says for most throughput with nothing lost:
///
/// - whole polls as one exchange (`batching`), as many consumers as bulks that may be under way (`consumersCount`):
///   each writes its bulk, commits, and polls again;
/// - offsets by hand (`allowManualCommit`), after Elasticsearch has answered; a bulk that fails, as with a 429, is made
///   and sent again until it does not (a route of its own, as a bulk's request can be built only once);
/// - a bulk as the Elasticsearch component takes it with the least work: its own request, with the records' bytes
///   as they are (`BinaryData`), so that nothing is parsed; ids from the records' keys, and external versions.
///   The version is made up, and no item of an answer is looked at: both are work that Telex does and Camel is
///   spared here.
final class IndexRoute extends RouteBuilder {
    static final String READ = "read";
    static final String WRITE = "write";
    private static final String BATCH = "batch";
    private static final long AGAIN_MILLIS = 100;
    private static final long VERSION = 1;

    private final String brokers;
    private final String topic;
    private final String group;
    private final String elasticsearch;
    private final String index;
    private final int batchDocuments;
    private final int bulks;

    IndexRoute(
            String brokers,
            String topic,
            String group,
            String elasticsearch,
            String index,
            int batchDocuments,
            int bulks) {
        this.brokers = brokers;
        this.topic = topic;
        this.group = group;
        this.elasticsearch = elasticsearch;
        this.index = index;
        this.batchDocuments = batchDocuments;
        this.bulks = bulks;
    }

    @Override
    public void configure() {
        from("kafka:" + topic + "?brokers=" + brokers + "&groupId=" + group + "&autoOffsetReset=earliest"
                        + "&isolationLevel=read_committed&batching=true&maxPollRecords=" + batchDocuments
                        + "&consumersCount=" + bulks + "&allowManualCommit=true&autoCommitEnable=false"
                        + "&keyDeserializer=org.apache.kafka.common.serialization.StringDeserializer"
                        + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer")
                .errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(-1)
                        .redeliveryDelay(AGAIN_MILLIS)
                        .logRetryAttempted(false))
                .routeId(READ)
                .process(exchange ->
                        exchange.setProperty(BATCH, exchange.getMessage().getBody(List.class)))
                .to("direct:bulk")
                .process(IndexRoute::commit);

        from("direct:bulk")
                .errorHandler(noErrorHandler())
                .routeId(WRITE)
                .process(this::bulk)
                .to("elasticsearch:telex?operation=Bulk&hostAddresses=" + elasticsearch);
    }

    private void bulk(Exchange exchange) {
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (Object each : exchange.getProperty(BATCH, List.class)) {
            Message record = ((Exchange) each).getMessage();
            bulk.operations(operation -> operation.index(document -> document.index(index)
                    .id(record.getHeader(KafkaConstants.KEY, String.class))
                    .version(VERSION)
                    .versionType(VersionType.External)
                    .document(BinaryData.of(record.getBody(byte[].class), ContentType.APPLICATION_JSON))));
        }
        exchange.getMessage().setBody(bulk);
    }

    /// As Camel says of batches: by the last record of the poll.
    private static void commit(Exchange exchange) {
        Exchange last = (Exchange) exchange.getProperty(BATCH, List.class).getLast();
        last.getMessage()
                .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                .commit();
    }
}
