package dev.telex.sink.delivery;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.Setting;
import org.jspecify.annotations.Nullable;

/// The server that e-mail goes through.
public record MailSettings(
        @Setting(says = "SMTP server; without it no e-mail is sent") @Nullable
        String host,

        @Setting(value = "587", says = "its port") int port,

        @Setting(
                value = "starttls",
                says = "how it is encrypted: starttls (required), tls (from the first byte) or none")
        String encryption,

        @Setting(says = "account there; without it, no log-in") @Nullable
        String user,

        @Setting(says = "its password") @Nullable Secret password,

        @Setting(value = "telex@localhost", says = "whom alerts come from")
        String from) {

    public MailSettings {
        new Check()
                .between("port", port, 1, 65_535)
                .that(
                        encryption.equals("starttls") || encryption.equals("tls") || encryption.equals("none"),
                        "encryption",
                        "expected starttls, tls or none")
                .that((user == null) == (password == null), "password", "expected together with user")
                .that(from.contains("@"), "from", "expected an e-mail address")
                .done();
    }
}
