package dev.telex.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/// What became of a command that was typed.
///
/// @param status as a shell sees it
/// @param out    what it wrote, errors included
record Ran(int status, String out) {

    static Ran telex(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Telex.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int status = line.execute(arguments);
        return new Ran(status, out.toString());
    }

    /// @param first then come the arguments
    static Ran telex(List<String> first, String... arguments) {
        return telex(Stream.concat(first.stream(), Stream.of(arguments)).toArray(String[]::new));
    }
}
