package dev.telex.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Brokers that start and end.
class EmbeddedKafkaLifeTest {

    @TempDir
    private Path directory;

    @Test
    void endsCleanlyWhenItsParentIsKilledAndTheNextWaitsAndFindsItsRecords() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .start();
        try (BufferedReader said = parent.inputReader()) {
            ProcessHandle orphan =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            Records records = new Records(said.readLine(), "kept");
            records.createTopic();
            records.write("one", "two");

            parent.destroyForcibly().waitFor();

            try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
                assertThat(orphan.isAlive()).isFalse();
                assertThat(new Records(kafka.address(), "kept").read()).containsExactly("one", "two");
            }
        }
        assertThat(Files.readString(directory.resolve("logs", "kafka.log"))).contains("shut down completed");
    }

    @Test
    void leavesNothingOpenWhenItIsClosed() {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory);

        kafka.close();

        assertThat(kafka.process().isAlive()).isFalse();
        assertThat(kafka.restarts()).isZero();
        assertThat(kafka.health()).isEqualTo(new ServerHealth.Down("Kafka was stopped"));
        assertThat(kafka.residentBytes()).isZero();
        assertThat(directory.resolve("pid")).doesNotExist();
        assertThat(directory.resolve("data", ".kafka_cleanshutdown")).exists();
    }

    @Test
    void saysWhyItCanNotStartAndWhereItsLogIs() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data", "meta.properties"), "version=1\ncluster.id=x\nnode.id=7\n");

        assertThatThrownBy(() -> EmbeddedKafka.start(directory))
                .isInstanceOf(ServerFailure.class)
                .hasMessageStartingWith("Kafka ended with exit code 1 before it was ready: ")
                .hasMessageContaining("node id 7")
                .hasMessageContaining(directory.resolve("logs", "kafka.log").toString());
    }

    @Test
    void isGivenUpWithTheReasonWhenItKeepsDying() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            Files.writeString(directory.resolve("data", "meta.properties"), "version=1\ncluster.id=x\nnode.id=7\n");

            kafka.process().destroyForcibly();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> kafka.restarts() == Deaths.TOO_MANY - 1
                            && kafka.health() instanceof ServerHealth.Down(String reason)
                            && reason.startsWith("Kafka died 5 times within a minute and was given up")
                            && reason.contains("node id 7"));
        }
    }

    /// A parent to kill. It starts Kafka and says the id of its process and its address.
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]));
            System.out.println(kafka.pid() + "\n" + kafka.address());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }
}
