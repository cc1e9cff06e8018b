package dev.telex.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What `telex feeds` does, alone and as `telex feeds list`.
abstract class FeedsListing implements Callable<Integer> {
    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final FeedLines lines = new FeedLines();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Logging.toConsole();
        lines.print(Target.of(settings.read()).kafka(), FeedsCommand.out(spec));
        return 0;
    }
}
