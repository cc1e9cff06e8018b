package dev.telex.app.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The broker's settings: one node, small files, little memory.
final class KafkaProperties {

    static final int NODE = 1;
    static final String BROKER = "BROKER";
    static final String CONTROLLER = "CONTROLLER";

    // A broker that was killed reads the segments again that it had not flushed: the last of each partition. 16 MB
    // each keep that short. An index of 96 KB covers them; its space is set aside for each partition, 10 MB by
    // default.
    private static final int SEGMENT = 16 << 20;
    private static final int INDEX = 96 << 10;

    // A controller that comes back lets nobody in under the node's id until the session of the broker that was killed
    // with it has timed out: 9 s by default.
    static final int SESSION_MILLIS = 1_500;
    private static final int HEARTBEAT_MILLIS = 300;

    private KafkaProperties() {}

    static Properties of(Path data, int port, int controllerPort) {
        Map<String, Object> all = new TreeMap<>();
        all.putAll(node(data, port, controllerPort));
        all.putAll(alone());
        all.putAll(promptTransactions());
        all.putAll(smallFiles());
        all.putAll(littleMemory());
        Properties properties = new Properties();
        all.forEach((key, value) -> properties.setProperty(key, value.toString()));
        return properties;
    }

    private static Map<String, Object> node(Path data, int port, int controllerPort) {
        String broker = BROKER + "://" + LoopbackPort.address(port);
        String controller = LoopbackPort.address(controllerPort);
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                NODE,
                // A static quorum: unlike a dynamic one it does not write the controller's port into the data.
                "controller.quorum.voters",
                NODE + "@" + controller,
                "listeners",
                broker + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                broker,
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                BROKER,
                "listener.security.protocol.map",
                BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                data,
                "auto.create.topics.enable",
                false);
    }

    private static Map<String, Object> alone() {
        return Map.of(
                "default.replication.factor", 1,
                "min.insync.replicas", 1,
                "offsets.topic.replication.factor", 1,
                "transaction.state.log.replication.factor", 1,
                "transaction.state.log.min.isr", 1,
                "share.coordinator.state.topic.replication.factor", 1,
                "share.coordinator.state.topic.min.isr", 1,
                "broker.session.timeout.ms", SESSION_MILLIS,
                "broker.heartbeat.interval.ms", HEARTBEAT_MILLIS,
                "group.initial.rebalance.delay.ms", 0);
    }

    // A producer's next transaction begins before the markers of its last are written, and is told to wait: for 20 ms
    // by default, while markers on one node take one or two. Enrich commits often, and each alert takes two commits.
    private static Map<String, Object> promptTransactions() {
        return Map.of("add.partitions.to.txn.retry.backoff.ms", 1);
    }

    private static Map<String, Object> smallFiles() {
        return Map.of(
                "log.segment.bytes", SEGMENT,
                "log.index.size.max.bytes", INDEX,
                "metadata.log.segment.bytes", SEGMENT,
                "offsets.topic.segment.bytes", SEGMENT,
                "offsets.topic.num.partitions", 4,
                "transaction.state.log.segment.bytes", SEGMENT,
                "transaction.state.log.num.partitions", 4,
                "share.coordinator.state.topic.segment.bytes", SEGMENT,
                "share.coordinator.state.topic.num.partitions", 4);
    }

    private static Map<String, Object> littleMemory() {
        return Map.of(
                "log.cleaner.dedupe.buffer.size", 8 << 20, // taken from the heap at once; 128 MB by default
                "num.network.threads", 2,
                "num.io.threads", 4,
                "background.threads", 4);
    }
}
