package dev.telex.app.cli;

import dev.telex.app.TelexSettings;
import dev.telex.wire.settings.Key;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Every setting as an option of every command that takes settings: `--poll.floor 5m`.
final class SettingsOptions {
    private static final Path FILE = Path.of("telex.yaml");
    private static final String NOTE = "Settings: each is also an option, as in --poll.floor 5m; see telex settings.";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings file; without it telex.yaml, where there is one.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    static void addTo(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        line.getSubcommands().values().forEach(SettingsOptions::addTo);
        if (!spec.mixins().containsKey("settings")) {
            return;
        }
        for (Key key : keys()) {
            String option = "--" + key.name();
            if (key.isMap()) {
                spec.addOption(OptionSpec.builder(option)
                        .type(Map.class)
                        .auxiliaryTypes(String.class, String.class)
                        .paramLabel("NAME=VALUE")
                        .hidden(true)
                        .build());
            } else {
                spec.addOption(OptionSpec.builder(option)
                        .type(String.class)
                        .paramLabel("VALUE")
                        .description(key.says() + ".")
                        .hidden(key.name().contains("."))
                        .build());
            }
        }
        List<String> footer = new ArrayList<>(List.of(NOTE));
        footer.addAll(List.of(spec.usageMessage().footer()));
        spec.usageMessage().footer(footer.toArray(String[]::new)).footerHeading("%n");
    }

    /// Those that stand for one of several, and passwords, are not among them: they hold secrets, which a process
    /// list would show.
    private static List<Key> keys() {
        return Key.of(TelexSettings.class).stream()
                .filter(key -> !key.isNamed() && key.type() != Secret.class)
                .toList();
    }

    TelexSettings read() {
        return read(Map.of());
    }

    /// @param instead what this command has for a default instead of the usual one
    TelexSettings read(Map<String, String> instead) {
        SettingsReader<TelexSettings> reader = new SettingsReader<>(TelexSettings.class).flags(instead);
        if (file != null) {
            reader.file(file);
        } else if (Files.exists(FILE)) {
            reader.file(FILE);
        }
        return reader.environment(System.getenv()).flags(flags()).read();
    }

    /// What was given on the command line.
    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        if (command == null) {
            return flags;
        }
        for (Key key : keys()) {
            Object value = command.findOption("--" + key.name()).getValue();
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, text) -> flags.put(key.name() + "." + name, String.valueOf(text)));
            } else if (value != null) {
                flags.put(key.name(), value.toString());
            }
        }
        return flags;
    }
}
