package dev.telex.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that runs.
class EmbeddedKafkaTest {

    private static final ServerHealth UP = new ServerHealth.Up();

    @TempDir
    private static Path temporary;

    private static Path directory;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        directory = temporary.resolve("it's a \"data\" directory");
        kafka = EmbeddedKafka.start(directory);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void comesBackOnTheSamePortWithItsRecordsAfterAKill9() throws Exception {
        Records records = new Records(kafka.address(), "kept");
        records.createTopic();
        records.write("one", "two");
        ProcessHandle killed = kafka.process();
        int restarts = kafka.restarts();

        killed.destroyForcibly();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> kafka.restarts() > restarts && kafka.health().equals(UP));

        records.write("three");
        assertThat(records.read()).containsExactly("one", "two", "three");
        assertThat(kafka.address()).isEqualTo(records.address());
        assertThat(kafka.process()).isNotEqualTo(killed);
    }

    @Test
    void survivesTheInterruptAndTheHangUpOfATerminal() throws Exception {
        ProcessHandle process = kafka.process();

        signal("-INT");
        signal("-HUP");

        Records records = new Records(kafka.address(), "after-a-signal");
        records.createTopic();
        records.write("one");
        assertThat(records.read()).containsExactly("one");
        assertThat(kafka.process()).isEqualTo(process);
    }

    /// It took itself for dead, one time in two, and transactions that ended while no partition had a leader stayed
    /// open for ever.
    @Test
    void keepsItsPartitionsWhenItWasSuspended() throws Exception {
        Records records = new Records(kafka.address(), "suspended");
        records.createTopic();
        for (int time = 0; time < 5; time++) {
            signal("-STOP");
            Thread.sleep(KafkaProperties.SESSION_MILLIS + 300);
            signal("-CONT");
            Thread.sleep(700); // In this time it was taken for dead, and had its partitions back.
            records.write("after it");
        }

        assertThat(records.leaderEpochs()).containsExactly(0, 0, 0, 0, 0);
    }

    private static void signal(String name) throws Exception {
        new ProcessBuilder("kill", name, Long.toString(kafka.process().pid()))
                .start()
                .waitFor();
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("process " + kafka.pid())
                .hasMessageContaining("stop that one or name another directory");
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() {
        ServerSettings samePort = new ServerSettings(kafka.port(), 256);

        assertThatThrownBy(() -> EmbeddedKafka.start(temporary.resolve("other"), samePort))
                .isInstanceOf(ServerFailure.class)
                .hasMessage(
                        "Kafka can't listen on %s: the port is in use; stop what uses it or set embedded.kafka-port to another"
                                + " (0 takes any free one)",
                        kafka.address());
    }

    @Test
    void knowsHowMuchMemoryItHolds() {
        assertThat(kafka.residentBytes()).isBetween(50L << 20, 1L << 30);
    }
}
