package dev.telex.app;

import java.util.function.Supplier;

/// What an all-in-one tells about its start and stop.
public interface Steps {
    /// Does a step, and tells how long it took and what came of it.
    String run(String name, Supplier<String> step);

    /// Something a person should know.
    void note(String text);
}
