package dev.telex.ingest.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/// A directory on an SFTP server. The session is kept between two looks, and opened again after any trouble.
final class SftpFolder implements Folder {
    private final SftpServers servers;
    private final URI url;
    private final Login login;
    private final String directory;
    private @Nullable ClientSession session;
    private @Nullable SftpClient sftp;

    SftpFolder(SftpServers servers, URI url, Login login) {
        this.servers = servers;
        this.url = url;
        this.login = login;
        this.directory = url.getPath().endsWith("/") ? url.getPath() : url.getPath() + "/";
    }

    @Override
    public Listing list() throws IOException {
        try {
            SftpClient client = connected();
            own(client, FileNames.DONE);
            own(client, FileNames.FAILED);
            List<DroppedFile> files = new ArrayList<>();
            Set<String> temporary = new HashSet<>();
            for (SftpClient.DirEntry entry : client.readDir(directory)) {
                if (FileNames.isTemporary(entry.getFilename())) {
                    temporary.add(entry.getFilename());
                } else if (entry.getAttributes().isRegularFile()) {
                    files.add(file(entry));
                }
            }
            return new Listing(files, temporary, Set.of());
        } catch (IOException | UnsupportedOperationException e) {
            close();
            throw new IOException(url + ": " + reason(e), e);
        }
    }

    @Override
    public byte[] read(String name, int limit) throws IOException {
        try (InputStream file = connected().read(directory + name)) {
            return file.readNBytes(limit + 1);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                throw new NoSuchFileException(name);
            }
            throw new IOException("%s: %s cannot be read: %s".formatted(url, name, reason(e)), e);
        }
    }

    @Override
    public void done(String name) throws IOException {
        move(name, FileNames.DONE + "/" + FileNames.free(name, taken -> exists(FileNames.DONE + "/" + taken)));
    }

    @Override
    public void failed(String name, String reason) throws IOException {
        String free = FileNames.FAILED
                + "/"
                + FileNames.free(
                        name,
                        taken -> exists(FileNames.FAILED + "/" + taken)
                                || exists(FileNames.FAILED + "/" + taken + FileNames.REASON));
        try (OutputStream file = connected().write(directory + free + FileNames.REASON)) {
            file.write((reason + "\n").getBytes(UTF_8));
        }
        move(name, free);
    }

    /// SFTP tells of no changes.
    @Override
    public void await(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public void close() {
        if (session != null) {
            session.close(true);
        }
        session = null;
        sftp = null;
    }

    private SftpClient connected() throws IOException {
        SftpClient client = sftp;
        if (client == null || !client.isOpen() || session == null || !session.isOpen()) {
            close();
            session = servers.log(url, login);
            client = SftpClientFactory.instance().createSftpClient(session);
            sftp = client;
        }
        return client;
    }

    private void own(SftpClient client, String name) throws IOException {
        Attributes attributes = attributes(client, directory + name);
        if (attributes == null) {
            client.mkdir(directory + name);
        } else if (!attributes.isDirectory()) {
            throw new IOException(name + " has to be a directory, no link, into which Telex may move files");
        }
    }

    private void move(String name, String target) throws IOException {
        try {
            connected().rename(directory + name, directory + target);
        } catch (SftpException e) {
            throw new IOException(
                    "%s: %s cannot be moved to %s: %s; may Telex write there?"
                            .formatted(url, name, target, e.getMessage()),
                    e);
        }
    }

    private boolean exists(String path) throws IOException {
        return attributes(connected(), directory + path) != null;
    }

    private static @Nullable Attributes attributes(SftpClient client, String path) throws IOException {
        try {
            return client.lstat(path);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw e;
        }
    }

    private static DroppedFile file(SftpClient.DirEntry entry) {
        Attributes attributes = entry.getAttributes();
        return new DroppedFile(
                entry.getFilename(),
                attributes.getSize(),
                attributes.getModifyTime().toInstant());
    }

    private String reason(Exception e) {
        return switch (e) {
            case SftpException refused
            when refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE ->
                "no such directory on the server; create it, or remove the feed";
            case SftpException refused -> "the server refuses: " + refused.getMessage();
            case SshException ssh
            when ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE ->
                "its host key is not the one in drop.known-hosts, or none is there; if the server is the right one,"
                        + " add what ssh-keyscan says of it";
            case SshException ssh
            when ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
                "the server does not take these credentials (drop.credentials)";
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }
}
