package dev.telex.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(Servers.class)
class EntitiesCommandTest {
    private final Kafka kafka;

    @TempDir
    private Path directory;

    EntitiesCommandTest(Kafka kafka) {
        this.kafka = kafka;
    }

    /// @param status of the command
    private record Ran(int status, String out) {}

    @Test
    void importsAListAndKeepsInStepWithIt() throws IOException {
        assertThat(imported("id,name,type\na,A,ORG\nb,B,PER\n"))
                .isEqualTo(new Ran(0, "2 entities, 2 of them new or changed\n"));
        assertThat(imported("id,name,type\na,A,ORG\nb,B,PER\n")).isEqualTo(new Ran(0, "2 entities\n"));
        assertThat(imported("id,name,type\nb,B2,PER\n"))
                .isEqualTo(new Ran(0, "1 entities, 1 of them new or changed, 1 removed\n"));
        Ran faulty = imported("id,name,type\nb,B2,PER\nc,C,\n");
        assertThat(faulty.status()).isEqualTo(1);
        assertThat(faulty.out()).contains("line 3").endsWith("1 entities\n");
    }

    private Ran imported(String csv) throws IOException {
        Path file = Files.writeString(directory.resolve("list.csv"), csv);
        StringWriter out = new StringWriter();
        CommandLine line = Telex.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int status = line.execute(
                "entities", "import", "--kafka.bootstrap-servers", kafka.bootstrapServers(), file.toString());
        return new Ran(status, out.toString().replace("\r\n", "\n"));
    }
}
