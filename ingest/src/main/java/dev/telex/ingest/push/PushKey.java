package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The one secret, from which all others are derived (HMAC-SHA256), so that none has to be kept anywhere: what
/// each hub signs with, and the part of each callback that nobody can guess.
final class PushKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private PushKey(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /// @throws IOException where there is no secret, or its file cannot be had; the message says which and the mend
    static PushKey of(PushSettings settings) throws IOException {
        if (settings.secret() != null) {
            return new PushKey(settings.secret().value());
        }
        if (settings.keyFile() == null) {
            throw new IOException("neither push.secret nor push.key-file is set");
        }
        return new PushKey(read(settings.keyFile()));
    }

    /// The key of a subscription by which its hub signs what it pushes: 64 characters, well below WebSub's 200.
    String secret(String subscription) {
        return derive("secret", subscription);
    }

    /// The part of a subscription's callback that nobody can guess.
    String token(String subscription) {
        return derive("callback", subscription).substring(0, 32);
    }

    private String derive(String purpose, String subscription) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((purpose + "\0" + subscription).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java has " + ALGORITHM, e);
        }
    }

    private static String read(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file);
        }
        String secret = Files.readString(file).strip();
        if (secret.length() < BYTES) {
            throw new IOException(
                    "%s: expected a secret of 32 characters or more (push.key-file); remove the file, and a new one is made"
                            .formatted(file));
        }
        return secret;
    }

    /// Whole or not at all, and for this user alone. Of two processes that start together, the first one's counts.
    private static void write(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path directory = parent(file);
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path made = Files.createTempFile(
                directory == null ? Path.of("") : directory,
                ".push",
                ".key",
                PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
        try {
            Files.writeString(made, HexFormat.of().formatHex(random) + "\n");
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // The other process was first.
        } catch (UnsupportedOperationException e) {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static @Nullable Path parent(Path file) {
        return file.toAbsolutePath().getParent();
    }
}
