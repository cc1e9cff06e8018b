package dev.telex.app.cli;

import dev.telex.app.TelexSettings;
import dev.telex.wire.settings.Key;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "settings",
        description = "Prints every setting with its default, as a telex.yaml to start from.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("# Settings of Telex. Each can also be given in the environment (TELEX_POLL_FLOOR=5m)");
        out.println("# and on the command line (--poll.floor 5m), which go before this file in that order.");
        String section = "";
        for (Key key : Key.of(TelexSettings.class)) {
            int dot = key.name().indexOf('.');
            String now = dot < 0 ? "" : key.name().substring(0, dot);
            if (!now.equals(section)) {
                out.printf("%n%s:%n", now);
                section = now;
            }
            String indent = now.isEmpty() ? "" : "  ";
            out.printf(
                    "%s# %s%n%s#%s: %s%n",
                    indent, key.says(), indent, key.name().substring(dot + 1), key.fallback());
        }
        return 0;
    }
}
