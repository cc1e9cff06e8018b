package dev.telex.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path directory;

    @Test
    void findsTheLastErrorOfThisLifeOnly() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "12:00 ERROR of an earlier life\n");
        LogTail tail = LogTail.startingNow(file);
        assertThat(tail.lastError()).isEmpty();
        assertThat(tail.lastLine()).isEmpty();

        Files.writeString(file, "12:01 ERROR first\n12:02 ERROR second\n12:03 INFO bye\n\n", StandardOpenOption.APPEND);

        assertThat(tail.lastError()).isEqualTo("12:02 ERROR second");
        assertThat(tail.lastLine()).isEqualTo("12:03 INFO bye");
    }

    @Test
    void readsALogThatWasRolledFromItsBeginning() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "a long line of an earlier life\n");
        LogTail tail = LogTail.startingNow(file);

        Files.writeString(file, "12:01 FATAL end\n");

        assertThat(tail.lastError()).isEqualTo("12:01 FATAL end");
    }

    @Test
    void isEmptyWithoutALog() {
        assertThat(LogTail.startingNow(directory.resolve("none.log")).lastLine())
                .isEmpty();
    }
}
