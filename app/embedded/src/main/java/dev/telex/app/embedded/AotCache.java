package dev.telex.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the JVM of a server learnt in an earlier run: its classes loaded and linked, its methods profiled (JEP 483,
/// 514, 515). It halves the time of a boot: Kafka 2.9 to 1.4 s, Elasticsearch 4.5 to 1.9 s, on 2 cores.
///
/// The JVM is meant to refuse a cache that does not fit its class path. One with linked classes it does not check
/// (tried with 25.0.3: it ran the classes of an older jar). Hence the fingerprint of all jars in the name of the
/// file.
///
/// @param file where it is, or would be; none without a home, or where the class path has a directory, which can't be
/// cached
record AotCache(@Nullable Path file) {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final Duration MADE_WITHIN = Duration.ofMinutes(2);

    static AotCache of(Launch launch) {
        Path directory = directory();
        return new AotCache(
                directory == null || launch.classPath().stream().map(Path::of).anyMatch(Files::isDirectory)
                        ? null
                        : directory.resolve(prefix(launch) + fingerprint(launch.classPath()) + ".aot"));
    }

    /// What makes a JVM use it, if it is there.
    List<String> flags() {
        return file != null && Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /// Makes the cache, unless it is there or can't be: runs the server once on throwaway data.
    ///
    /// @param server how to launch it in a directory
    static void prepare(Function<Path, Launch> server) throws IOException, InterruptedException {
        Path directory = directory();
        if (directory == null) {
            return;
        }
        Path scratch = Files.createTempDirectory(Files.createDirectories(directory), "making");
        try {
            Launch launch = server.apply(scratch);
            Path file = of(launch).file;
            if (file != null && !Files.exists(file)) {
                keep(made(launch, scratch.resolve("made.aot")), file, prefix(launch));
            }
        } finally {
            deleteAll(scratch);
        }
    }

    private static Path made(Launch launch, Path output) throws InterruptedException {
        Child child = Child.start(launch.with("-XX:AOTCacheOutput=" + output));
        try {
            child.awaitReady(READY_WITHIN);
            child.stop(MADE_WITHIN); // it is written while the JVM exits
        } finally {
            child.kill();
        }
        return output;
    }

    private static void keep(Path made, Path file, String prefix) throws IOException {
        if (!Files.exists(made)) {
            return; // a JVM that can't make one does without
        }
        try (Stream<Path> older = Files.list(file.getParent())) {
            older.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .forEach(AotCache::delete);
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static @Nullable Path directory() {
        String home = System.getProperty("telex.home");
        return home == null
                ? null
                : Path.of(home, "app", "embedded", "target", "aot").toAbsolutePath();
    }

    private static String prefix(Launch launch) {
        return launch.name().toLowerCase(Locale.ROOT) + "-";
    }

    private static String fingerprint(List<String> classPath) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            for (String jar : classPath) {
                Path path = Path.of(jar);
                digest.update(
                        (jar + Files.size(path) + Files.getLastModifiedTime(path)).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException | NoSuchAlgorithmException _) {
            return "unknown"; // a jar is missing: the start will say so
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(AotCache::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
