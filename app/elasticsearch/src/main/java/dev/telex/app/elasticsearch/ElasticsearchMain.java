package dev.telex.app.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.ClassPathNode;
import org.elasticsearch.node.Node;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/// One node of Elasticsearch in this JVM, on loopback. Its arguments are the directory for all that it keeps and the
/// port of its HTTP interface.
///
/// It says `telex: ready`, or `telex: failed: ` and the reason, on standard output, and stops cleanly at the end of
/// standard input: when its parent closes that, or is no more.
public final class ElasticsearchMain {

    // Without this, a node with an index that can't be recovered would never be ready, and nobody could look at it.
    private static final TimeValue RECOVERED_WITHIN = TimeValue.timeValueSeconds(60);

    private static final int CLOSED_WITHIN_SECONDS = 10;

    private ElasticsearchMain() {}

    public static void main(String[] arguments) throws IOException {
        Node node = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println("telex: ready");
        while (System.in.read() >= 0) {
            // its end is all that matters
        }
        closeQuietly(node);
        Runtime.getRuntime().halt(0);
    }

    private static Node start(Path directory, int port) {
        try {
            LogConfigurator.registerErrorListener();
            LogConfigurator.setNodeName(NodeSettings.NAME);
            LogConfigurator.configureESLogging();
            Path config = Files.createDirectories(directory.resolve("config"));
            Settings settings = NodeSettings.of(directory, port);
            Node node = new ClassPathNode(
                    new Environment(settings, config), List.of(new Netty4Plugin(), new MissingModules()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(node)));
            node.start();
            awaitRecovery(node);
            return node;
        } catch (Throwable failure) { // whatever it is, the parent is to hear of it
            System.out.println("telex: failed: " + failure);
            Runtime.getRuntime().halt(1);
            throw new AssertionError(failure);
        }
    }

    /// HTTP answers before the indices do.
    private static void awaitRecovery(Node node) {
        node.client()
                .admin()
                .cluster()
                .prepareHealth(RECOVERED_WITHIN)
                .setWaitForYellowStatus()
                .setTimeout(RECOVERED_WITHIN)
                .get();
    }

    private static void closeQuietly(Node node) {
        try {
            node.close();
            node.awaitClose(CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException _) {
            // nobody is left to hear of it, and the next start recovers
        }
    }
}
