package dev.telex.app.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// All that starting a server takes, so that it can be started again just so.
///
/// @param name what people call the server
/// @param directory holds all that it keeps, absolute
/// @param port where it listens
/// @param heapMebibytes the most heap of its JVM
/// @param main its main class; it is given the directory, the port and the arguments
/// @param classPath of its JVM, absolute
/// @param flags of its JVM beside those that every server has
/// @param arguments that follow the directory and the port
record Launch(
        String name,
        Path directory,
        int port,
        int heapMebibytes,
        String main,
        List<String> classPath,
        List<String> flags,
        List<String> arguments) {

    // A terminal's Ctrl-C and hang-up reach every process of its group, and a JVM leaves alone the signals that it
    // was started with as ignored. So the servers outlive the parts, which need them to finish, and end with their
    // standard input.
    private static final String WITHOUT_SIGNALS = "trap '' INT HUP; exec \"$@\"";

    static Launch of(
            String name,
            Path directory,
            ServerSettings settings,
            String main,
            List<String> classPath,
            List<String> flags,
            List<String> arguments) {
        int port = settings.port() == ServerSettings.ANY_PORT ? LoopbackPort.anyFree() : settings.port();
        return new Launch(
                name,
                directory.toAbsolutePath().normalize(),
                port,
                settings.heapMebibytes(),
                main,
                classPath,
                flags,
                arguments);
    }

    /// What configures the server in a settings file: `embedded.kafka-port` belongs to the server named Kafka.
    String setting(String key) {
        return "embedded." + name.toLowerCase(Locale.ROOT) + "-" + key;
    }

    /// The same with another flag of the JVM.
    Launch with(String flag) {
        List<String> more = Stream.concat(flags.stream(), Stream.of(flag)).toList();
        return new Launch(name, directory, port, heapMebibytes, main, classPath, more, arguments);
    }

    String address() {
        return LoopbackPort.address(port);
    }

    Path log() {
        return directory.resolve("logs", name.toLowerCase(Locale.ROOT) + ".log");
    }

    /// Starts the process. Its output and its errors come as one stream.
    Process start() throws IOException {
        Files.createDirectories(log().getParent());
        Path flagsFile = Files.write(directory.resolve("java.args"), flagLines());
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WITHOUT_SIGNALS, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + flagsFile);
        command.addAll(List.of(main, directory.toString(), Integer.toString(port)));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("MALLOC_ARENA_MAX", "2"); // glibc else keeps an arena a thread: 50 to 100 MB
        return builder.start();
    }

    /// Whether a process with this command line was started by a launch like this one, now or in an earlier life of
    /// the parent.
    boolean started(List<String> commandLine) {
        return commandLine.contains(main) && commandLine.contains(directory.toString());
    }

    private List<String> flagLines() {
        List<String> lines = new ArrayList<>(AotCache.of(this).flags());
        lines.addAll(List.of(
                "-cp",
                String.join(File.pathSeparator, classPath),
                "-Xms" + Math.min(64, heapMebibytes) + "m",
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MetaspaceSize=96m", // else collections of the whole heap while it boots
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dtelex.log=" + log()));
        lines.addAll(flags);
        return lines.stream().map(Launch::quoted).toList();
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
