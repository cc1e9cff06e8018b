package dev.telex.app.cli;

import java.nio.file.Path;

/// Where logs go. Called before the first class that logs is touched.
final class Logging {
    private Logging() {}

    /// Into a file of the data directory: the console belongs to what the command has to say.
    static void toFile(Path directory) {
        System.setProperty(
                "telex.log", directory.resolve("logs").resolve("telex.log").toString());
        System.setProperty("log4j2.configurationFile", "classpath:dev/telex/app/log4j2-file.xml");
    }

    /// To standard error, where containers look for them.
    static void toConsole() {
        System.setProperty("log4j2.configurationFile", "classpath:dev/telex/app/log4j2-console.xml");
    }
}
