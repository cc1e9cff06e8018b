package dev.telex.ingest.drop;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.DataSize;
import dev.telex.wire.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How drop folders are emptied.
public record DropSettings(
        @Setting(value = "10s", says = "how often a folder is looked through, beside what the system tells of changes")
        Duration interval,

        @Setting(value = "30s", says = "how often a folder on an SFTP server is looked through")
        Duration sftpInterval,

        @Setting(value = "2s", says = "how long a file has to stay as it is until it counts as whole")
        Duration settle,

        @Setting(value = "15MB", says = "the largest file that is read; what is larger goes to failed/")
        DataSize maxBytes,

        @Setting(value = "20s", says = "patience with each answer of an SFTP server")
        Duration timeout,

        @Setting(
                says =
                        "file of the SFTP servers' host keys, as OpenSSH writes it; a server that is not in it is refused")
        @Nullable
        Path knownHosts,

        Map<String, Login> credentials) {

    public DropSettings {
        credentials = Map.copyOf(credentials);
        Duration least = Duration.ofMillis(100);
        Duration most = Duration.ofHours(1);
        new Check()
                .between("interval", interval, least, most)
                .between("sftpInterval", sftpInterval, least, most)
                .between("settle", settle, Duration.ofMillis(10), most)
                .between("maxBytes", maxBytes, new DataSize(1 << 10), new DataSize(1 << 30))
                .between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(5))
                .done();
    }
}
