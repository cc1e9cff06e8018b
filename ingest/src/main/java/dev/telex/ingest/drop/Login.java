package dev.telex.ingest.drop;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How Telex proves to an SFTP server who it is. A feed names it; what it is stands in the settings only.
public record Login(
        @Setting(says = "password on SFTP servers, for feeds with credentials called NAME") @Nullable
        Secret password,

        @Setting(says = "or the file of a private key without a passphrase, as OpenSSH writes it") @Nullable
        Path key) {

    public Login {
        new Check()
                .that((password == null) != (key == null), "password", "expected either password or key")
                .done();
    }
}
