package dev.telex.bench;

import java.nio.file.Path;

/// One thing that is measured.
interface Benchmark {
    /// As on the command line: "parse".
    String name();

    /// One line for people: what is measured, and beside what.
    String says();

    /// @param data    a directory with the data sets to measure with ([Bench#run])
    /// @param results takes each figure as it is known, and prints it
    void run(Path data, Results results) throws Exception;
}
