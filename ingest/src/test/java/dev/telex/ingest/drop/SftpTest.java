package dev.telex.ingest.drop;

import static dev.telex.ingest.Wire.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.Ingest;
import dev.telex.ingest.IngestSettings;
import dev.telex.ingest.MovableClock;
import dev.telex.ingest.Wire;
import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Article;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Servers.class)
class SftpTest {
    private static final String PASSWORD = "a secret of the desk";

    private final Wire wire;
    private final KeyPair hostKey;
    private final KeyPair userKey;

    @TempDir
    private Path directory;

    private Path folder;
    private Path knownHosts;
    private Path keyFile;
    private SshServer server;

    SftpTest(Kafka broker) throws Exception {
        this.wire = new Wire(broker);
        this.hostKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
        this.userKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    }

    @BeforeEach
    void open() throws Exception {
        folder = Files.createDirectories(directory.resolve("root/wire/in"));
        server = server(0);
        knownHosts = Files.writeString(
                directory.resolve("known_hosts"),
                "[127.0.0.1]:%d %s%n".formatted(server.getPort(), PublicKeyEntry.toString(hostKey.getPublic())));
        keyFile = directory.resolve("key");
        try (OutputStream file = Files.newOutputStream(keyFile)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, file);
        }
    }

    @AfterEach
    void close() throws IOException {
        server.stop(true);
        wire.close();
    }

    @Test
    void emptiesAFolderOnAServer() throws IOException {
        Files.writeString(folder.resolve("a.xml"), rss("/sftp-a"));
        Files.writeString(folder.resolve("b.txt"), "no document");
        Files.writeString(folder.resolve("c.xml.part"), rss("/sftp-c"));
        Feed feed = wire.add(FeedKind.DROP, url("desk", "/wire/in"), "desk");
        try (Ingest ingest = ingest()) {
            awaitThat(() -> Files.exists(folder.resolve("done/a.xml")) && Files.exists(folder.resolve("failed/b.txt")));
            Files.writeString(folder.resolve("a.xml"), rss("/sftp-a2"));
            awaitThat(() -> Files.exists(folder.resolve("done/a-2.xml")));
            assertThat(ingest.failing()).isZero();
        }
        assertThat(wire.articles(feed)).extracting(Article::title).containsExactlyInAnyOrder("/sftp-a", "/sftp-a2");
        assertThat(folder.resolve("failed/b.txt.reason")).content().contains("no feed");
        assertThat(folder.resolve("c.xml.part")).exists();
    }

    @Test
    void logsInWithAKey() throws IOException {
        Files.writeString(folder.resolve("a.xml"), rss("/sftp-key"));
        Feed feed = wire.add(FeedKind.DROP, url("desk", "/wire/in/"), "key");
        try (var _ = ingest()) {
            awaitThat(() -> wire.articles(feed).size() == 1);
        }
    }

    @Test
    void goesOnWhenTheServerIsBack() throws IOException {
        int port = server.getPort();
        Feed feed = wire.add(FeedKind.DROP, url("desk", "/wire/in"), "desk");
        try (Ingest ingest = ingest()) {
            awaitThat(() -> Files.isDirectory(folder.resolve("done")));
            server.stop(true);
            awaitThat(() -> ingest.failing() == 1);
            server = server(port);
            Files.writeString(folder.resolve("a.xml"), rss("/sftp-back"));
            awaitThat(() -> wire.articles(feed).size() == 1);
        }
    }

    /// What a folder cannot be used for is told as the folder's failure.
    @Test
    void talksToNoServerThatIsNotKnown() throws IOException {
        Files.writeString(knownHosts, "");
        assertThat(failure(url("desk", "/wire/in"), "desk"))
                .contains("its host key is not the one in drop.known-hosts");
        assertThat(folder.resolve("done")).doesNotExist();
    }

    @Test
    void saysWhyAFolderOnAServerCannotBeUsed() {
        assertThat(failure(url("desk", "/wire/missing"), "desk")).contains("no such directory on the server");
        assertThat(failure(url("stranger", "/wire/in"), "desk")).contains("the server does not take these credentials");
        assertThat(failure(url("desk", "/wire/in"), "unset")).contains("drop.credentials.unset");
        assertThat(failure(url("desk:letmein", "/wire/in"), "desk"))
                .contains("expected sftp://user@host/path")
                .doesNotContain("letmein");
    }

    private String failure(String url, String credentials) {
        DropSettings settings = settings().drop();
        Feed feed = new Feed(
                Ids.feed(url),
                FeedKind.DROP,
                url,
                null,
                null,
                List.of(),
                null,
                credentials,
                false,
                null,
                Instant.now());
        try (SftpServers servers = new SftpServers(settings);
                Folder sftp = servers.folder(feed, URI.create(url))) {
            sftp.list();
            return "";
        } catch (IOException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private SshServer server(int port) throws IOException {
        SshServer started = SshServer.setUpDefaultServer();
        started.setHost("127.0.0.1");
        started.setPort(port);
        started.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        started.setPasswordAuthenticator((user, password, _) -> user.equals("desk") && password.equals(PASSWORD));
        started.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, userKey.getPublic()));
        started.setFileSystemFactory(new VirtualFileSystemFactory(directory.resolve("root")));
        started.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        started.start();
        return started;
    }

    private Ingest ingest() {
        return wire.ingest(flags(), new MovableClock());
    }

    private IngestSettings settings() {
        return Wire.settings(flags());
    }

    private Map<String, String> flags() {
        return Map.of(
                "drop.settle",
                "50ms",
                "drop.sftp-interval",
                "200ms",
                "drop.known-hosts",
                knownHosts.toString(),
                "drop.credentials.desk.password",
                PASSWORD,
                "drop.credentials.key.key",
                keyFile.toString());
    }

    private String url(String user, String path) {
        return "sftp://%s@127.0.0.1:%d%s".formatted(user, server.getPort(), path);
    }

    private static void awaitThat(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
