package dev.telex.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// The figures of a run, printed as they come.
final class Results {
    private final PrintWriter out;
    private final List<Measurement> measurements = new ArrayList<>();

    Results(PrintWriter out) {
        this.out = out;
    }

    void add(Measurement measurement) {
        measurements.add(measurement);
        say(measurement.line());
    }

    /// Something to read beside the figures: a table of its own, a note.
    void say(String line) {
        out.println(line);
        out.flush();
    }

    List<Measurement> all() {
        return List.copyOf(measurements);
    }
}
