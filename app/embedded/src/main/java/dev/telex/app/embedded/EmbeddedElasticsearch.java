package dev.telex.app.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node of Elasticsearch in a child JVM, from the optional module app/elasticsearch.
///
/// Its jars stay apart from those of this process: they carry Elastic's licences and pin Lucene, Netty and Log4j.
public final class EmbeddedElasticsearch extends EmbeddedServer {

    /// Any free port, 512 MiB of heap.
    public static final ServerSettings DEFAULTS = new ServerSettings(ServerSettings.ANY_PORT, 512);

    private static final String MAIN = "dev.telex.app.elasticsearch.ElasticsearchMain";

    private EmbeddedElasticsearch(Supervision supervision) {
        super(supervision);
    }

    /// Starts a node with the [#DEFAULTS], from the build that the system property `telex.home` names, and waits
    /// until it is ready.
    ///
    /// @param directory holds what it keeps; created where it is missing
    /// @throws ServerFailure if it can't run
    public static EmbeddedElasticsearch start(Path directory) {
        return start(directory, DEFAULTS);
    }

    /// Starts a node from the build that the system property `telex.home` names, and waits until it is ready.
    ///
    /// @param directory holds what it keeps; created where it is missing
    /// @throws ServerFailure if it can't run
    public static EmbeddedElasticsearch start(Path directory, ServerSettings settings) {
        return start(directory, settings, builtUnder(System.getProperty("telex.home")));
    }

    /// Starts a node and waits until it is ready: its HTTP answers and its indices can be searched and written.
    ///
    /// @param directory holds what it keeps; created where it is missing
    /// @param lib the jars of the server
    /// @throws ServerFailure if it can't run
    public static EmbeddedElasticsearch start(Path directory, ServerSettings settings, Path lib) {
        return new EmbeddedElasticsearch(Supervision.start(launch(directory, settings, lib)));
    }

    /// Makes later starts twice as fast: see [AotCache]. Takes 10 to 30 s the first time and 110 MB of the build's
    /// directory; without effect where it was done.
    ///
    /// @throws ServerFailure if the server can't run
    public static void prepare() {
        prepare(scratch -> launch(scratch, DEFAULTS, builtUnder(System.getProperty("telex.home"))));
    }

    private static Launch launch(Path directory, ServerSettings settings, Path lib) {
        if (!Files.isDirectory(lib)) {
            throw new ServerFailure(
                    "The embedded Elasticsearch isn't part of this build (" + lib + " is missing): build with"
                            + " the module app/elasticsearch, or set elasticsearch.url to a server of your own");
        }
        return Launch.of("Elasticsearch", directory, settings, MAIN, ClassPath.ofJars(lib), flags(), List.of());
    }

    /// The base of every request, such as `http://127.0.0.1:9200`.
    @Override
    public String address() {
        return "http://" + LoopbackPort.address(port());
    }

    private static Path builtUnder(@Nullable String home) {
        if (home == null) {
            throw new ServerFailure(
                    "Elasticsearch can't be found: the system property telex.home isn't set; set it to the"
                            + " directory of Telex, or set elasticsearch.url to a server of your own");
        }
        return Path.of(home, "app", "elasticsearch", "target", "lib").toAbsolutePath();
    }

    /// From Elasticsearch's own jvm.options and its rules for small heaps.
    private static List<String> flags() {
        return List.of(
                "-Dlog4j2.configurationFile=classpath:dev/telex/app/elasticsearch/log4j2.xml",
                "-Dlog4j2.disable.jmx=true",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0",
                "-Dio.netty.allocator.type=unpooled",
                "-Djava.awt.headless=true",
                "-XX:-OmitStackTraceInFastThrow");
    }
}
