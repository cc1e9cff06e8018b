package dev.telex.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.telex.app.CommandLineProcess;
import dev.telex.app.DataDirectory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelexTest {
    @TempDir
    private Path directory;

    @Test
    void reportsEveryFaultOfASettingsFileAtOnce() throws Exception {
        Files.writeString(directory.resolve("telex.yaml"), "poll:\n  floor: soon\nfetch:\n  max-byte: 1MB\n");
        CommandLineProcess telex = CommandLineProcess.start(directory, "run", "--sink.batch-documents", "0");
        assertThat(telex.await(60)).isEqualTo(2);
        assertThat(telex.text())
                .contains("3 faults in the settings:")
                .contains("telex.yaml:2: poll.floor is \"soon\"; expected a duration")
                .contains("telex.yaml:4: no setting is called fetch.max-byte; did you mean fetch.max-bytes?")
                .contains("--sink.batch-documents: sink.batch-documents is \"0\"; expected from 1 to 10000");
    }

    @Test
    void namesASettingsFileThatIsNotThere() throws Exception {
        CommandLineProcess telex = CommandLineProcess.start(directory, "run", "--settings", "absent.yaml");
        assertThat(telex.await(60)).isEqualTo(2);
        assertThat(telex.text()).contains("absent.yaml: cannot be read");
    }

    @Test
    void namesAMissingListOfFeeds() throws Exception {
        CommandLineProcess telex = CommandLineProcess.start(directory, "run");
        assertThat(telex.await(60)).isEqualTo(1);
        assertThat(telex.text()).contains("telex: feeds.opml cannot be read").contains("--feeds");
    }

    @Test
    void namesTheProcessThatHoldsTheDataDirectory() throws Exception {
        try (DataDirectory _ = DataDirectory.hold(directory.resolve("data/demo"))) {
            CommandLineProcess telex = CommandLineProcess.start(directory, "demo");
            assertThat(telex.await(60)).isEqualTo(1);
            assertThat(telex.text())
                    .contains("is in use by process " + ProcessHandle.current().pid())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void namesAPortInUseAndStopsWhatItHadStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineProcess telex = CommandLineProcess.start(
                    directory, "demo", "--embedded.kafka-port", Integer.toString(taken.getLocalPort()));
            assertThat(telex.await(90)).isEqualTo(1);
            assertThat(telex.text())
                    .contains("127.0.0.1:" + taken.getLocalPort())
                    .contains("the port is in use")
                    .contains("embedded.kafka-port");
            assertThat(telex.process().descendants()).isEmpty();
        }
    }

    @Test
    void saysThatNothingRunsToSearch() throws Exception {
        CommandLineProcess telex = CommandLineProcess.start(directory, "search", "flood");
        assertThat(telex.await(60)).isEqualTo(1);
        assertThat(telex.text()).contains("nothing runs in data or data/demo; start telex demo or telex run first");
    }

    @Test
    void aPartThatWaitsForKafkaSaysSoAndStopsWhenAsked() throws Exception {
        CommandLineProcess sink = CommandLineProcess.start(
                directory,
                "sink",
                "--kafka.bootstrap-servers",
                "127.0.0.1:1",
                "--health.port",
                "0",
                "--elasticsearch.url",
                "http://127.0.0.1:1");
        Pattern address = Pattern.compile("health at http://127\\.0\\.0\\.1:(\\d+)/health");
        String port = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> address.matcher(sink.text())
                                .results()
                                .map(match -> match.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        CommandLineProcess health = CommandLineProcess.start(directory, "health", "--health.port", port);
        assertThat(health.await(60)).isEqualTo(1);
        assertThat(health.text()).contains("{\"sink\":\"waiting for Kafka at 127.0.0.1:1\"}");
        sink.process().destroy();
        sink.await(60);
    }

    @Test
    void aPartNeedsToBeToldWhereKafkaIs() throws Exception {
        CommandLineProcess enrich = CommandLineProcess.start(directory, "enrich", "--health.port", "0");
        assertThat(enrich.await(60)).isEqualTo(1);
        assertThat(enrich.text()).contains("telex: kafka.bootstrap-servers is not set");
    }

    @Test
    void helpsWithEveryCommand() throws Exception {
        CommandLineProcess telex = CommandLineProcess.start(directory, "--help");
        assertThat(telex.await(60)).isZero();
        assertThat(telex.text())
                .contains(
                        "demo",
                        "run",
                        "search",
                        "tail",
                        "feeds",
                        "parse",
                        "ingest",
                        "enrich",
                        "sink",
                        "health",
                        "press",
                        "settings")
                .contains("First steps:");
    }

    @Test
    void printsSettingsThatItCanReadBack() throws Exception {
        CommandLineProcess telex = CommandLineProcess.start(directory, "settings");
        assertThat(telex.await(60)).isZero();
        String yaml = telex.text().replaceAll("(?m)^(\\s*)#([a-z-]+:.*)$", "$1$2");
        assertThat(yaml).contains("\npoll:\n").contains("\n  floor: 1m\n");
        Path file = Files.writeString(directory.resolve("all.yaml"), yaml);
        CommandLineProcess run = CommandLineProcess.start(directory, "run", "--settings", file.toString());
        run.await(60);
        assertThat(run.text()).contains("feeds.opml cannot be read").doesNotContain("in the settings");
    }
}
