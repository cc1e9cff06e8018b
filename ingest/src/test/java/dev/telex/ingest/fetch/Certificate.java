package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/// A server's certificate, signed by itself, made for a test.
///
/// @param server for who shows it
/// @param client for who trusts nobody else
record Certificate(SSLContext server, SSLContext client) {
    private static final String PASSWORD = "changeit";

    static Certificate of(Path directory, String names) throws IOException, GeneralSecurityException {
        Path file = directory.resolve("server.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=Telex test",
                        "-ext",
                        "SAN=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool made no certificate: " + said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new Certificate(
                SSLContexts.custom()
                        .loadKeyMaterial(keys, PASSWORD.toCharArray())
                        .build(),
                SSLContexts.custom().loadTrustMaterial(keys, null).build());
    }
}
