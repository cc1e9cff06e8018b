package dev.telex.app.embedded;

import java.nio.file.Path;
import java.util.List;

/// One broker and controller of Apache Kafka in a child JVM.
public final class EmbeddedKafka extends EmbeddedServer {

    /// Any free port, 256 MiB of heap.
    public static final ServerSettings DEFAULTS = new ServerSettings(ServerSettings.ANY_PORT, 256);

    private EmbeddedKafka(Supervision supervision) {
        super(supervision);
    }

    /// Starts a broker with the [#DEFAULTS] and waits until it is ready.
    ///
    /// @param directory holds what it keeps; created where it is missing
    /// @throws ServerFailure if it can't run
    public static EmbeddedKafka start(Path directory) {
        return start(directory, DEFAULTS);
    }

    /// Starts a broker and waits until it is ready.
    ///
    /// @param directory holds what it keeps; created where it is missing
    /// @throws ServerFailure if it can't run
    public static EmbeddedKafka start(Path directory, ServerSettings settings) {
        return new EmbeddedKafka(Supervision.start(launch(directory, settings)));
    }

    /// Makes later starts from this class path twice as fast: see [AotCache]. Takes 10 to 20 s the first time and 70
    /// MB of the build's directory; without effect where it was done, or where classes aren't in jars.
    ///
    /// @throws ServerFailure if the server can't run
    public static void prepare() {
        prepare(scratch -> launch(scratch, DEFAULTS));
    }

    private static Launch launch(Path directory, ServerSettings settings) {
        return Launch.of(
                "Kafka",
                directory,
                settings,
                KafkaMain.class.getName(),
                ClassPath.ofThisProcess(),
                List.of("-Dlog4j2.configurationFile=classpath:dev/telex/app/embedded/kafka-log4j2.xml"),
                List.of(Integer.toString(LoopbackPort.anyFree())));
    }

    /// What clients call `bootstrap.servers`.
    @Override
    public String address() {
        return LoopbackPort.address(port());
    }
}
