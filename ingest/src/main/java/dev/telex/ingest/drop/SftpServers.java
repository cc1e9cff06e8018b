package dev.telex.ingest.drop;

import dev.telex.wire.Feed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.jspecify.annotations.Nullable;

/// Sessions with SFTP servers. Only servers whose keys are known are talked to, and nothing of the user's own SSH
/// set-up (keys, agent, configuration) is used.
final class SftpServers implements AutoCloseable {
    private static final int PORT = 22;

    private final DropSettings settings;
    private @Nullable SshClient client;

    SftpServers(DropSettings settings) {
        this.settings = settings;
    }

    /// @param url the feed's address
    /// @throws IllegalArgumentException where address, credentials or settings cannot be used; the message says why
    Folder folder(Feed feed, URI url) {
        String user = url.getRawUserInfo();
        if (url.getHost() == null
                || user == null
                || user.contains(":")
                || url.getPath().isEmpty()) {
            // The address itself is not repeated: somebody may have put a password into it.
            throw new IllegalArgumentException(
                    "the drop folder on %s: expected sftp://user@host/path, and the password or key as a setting below"
                                    .formatted(url.getHost())
                            + " drop.credentials");
        }
        if (settings.knownHosts() == null) {
            throw new IllegalArgumentException(
                    "%s: drop.known-hosts is not set, so that no server can be told from an impostor"
                            .formatted(feed.url()));
        }
        Login login = feed.credentials() == null ? null : settings.credentials().get(feed.credentials());
        if (login == null) {
            throw new IllegalArgumentException(
                    "%s: the feed has to name its credentials, and drop.credentials.%s be set"
                            .formatted(feed.url(), feed.credentials() == null ? "NAME" : feed.credentials()));
        }
        return new SftpFolder(this, url, login);
    }

    /// @throws IOException where the server cannot be reached, is not the one that is known, or will not have us
    ClientSession log(URI url, Login login) throws IOException {
        int port = url.getPort() < 0 ? PORT : url.getPort();
        ClientSession session = client().connect(url.getUserInfo(), url.getHost(), port)
                .verify(settings.timeout())
                .getSession();
        try {
            if (login.password() != null) {
                session.addPasswordIdentity(login.password().value());
            }
            if (login.key() != null) {
                new FileKeyPairProvider(login.key()).loadKeys(session).forEach(session::addPublicKeyIdentity);
            }
            session.auth().verify(settings.timeout());
            return session;
        } catch (IOException | RuntimeException e) {
            session.close(true);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.stop();
            client = null;
        }
    }

    /// Started with the first folder: most processes have none.
    private synchronized SshClient client() {
        if (client == null) {
            SshClient started = SshClient.setUpDefaultClient();
            started.setServerKeyVerifier(verifier(settings.knownHosts()));
            started.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            started.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            started.setAgentFactory(null);
            CoreModuleProperties.HEARTBEAT_INTERVAL.set(started, settings.timeout());
            SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(started, settings.timeout());
            started.start();
            client = started;
        }
        return client;
    }

    private static ServerKeyVerifier verifier(@Nullable Path knownHosts) {
        return knownHosts == null
                ? RejectAllServerKeyVerifier.INSTANCE
                : new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, knownHosts);
    }
}
