package dev.telex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void isHeldByOneProcessAtATimeAndSaysByWhich() {
        try (DataDirectory _ = DataDirectory.hold(directory)) {
            assertThatThrownBy(() -> DataDirectory.hold(directory))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("choose another with --data");
        }
        try (DataDirectory again = DataDirectory.hold(directory)) {
            assertThat(again.path()).isEqualTo(directory);
        }
    }

    @Test
    void saysWhereItCannotBe() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.hold(file.resolve("below")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot be written");
    }
}
