package dev.telex.app.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The child: Kafka in the JVM that [EmbeddedKafka] starts. Its arguments are the directory, the port of the broker
/// and the port of the controller.
final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0], "data");
        KafkaRaftServer server = start(data, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.println(Said.READY);
        while (System.in.read() >= 0) {
            // its end is all that matters: the parent closed it, or is no more
        }
        stop(server);
        Runtime.getRuntime().halt(0);
    }

    private static KafkaRaftServer start(Path data, int port, int controllerPort) {
        try {
            format(data);
            KafkaConfig config = KafkaConfig.fromProps(KafkaProperties.of(data, port, controllerPort));
            KafkaRaftServer server = new KafkaRaftServer(config, RunningTime.start());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            server.startup();
            return server;
        } catch (Throwable failure) {
            System.out.println(Said.FAILED + failure);
            Runtime.getRuntime().halt(1);
            throw new AssertionError(failure);
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false))
                .setNodeId(KafkaProperties.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(KafkaProperties.CONTROLLER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .run();
    }
}
