package dev.telex.app.cli;

import dev.telex.app.Steps;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a person sees while telex runs: a line a step, then one line that keeps changing, where the terminal can.
final class Console implements Steps {
    private static final String ERASE = "\r\033[K";

    private final PrintWriter out;
    private final boolean isTerminal = isTerminal(System.console());
    private boolean hasStatus;

    Console(PrintWriter out) {
        this.out = out;
    }

    boolean isTerminal() {
        return isTerminal;
    }

    /// JDK 25 gives null again where there is no terminal.
    private static boolean isTerminal(java.io.@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    @Override
    public String run(String name, Supplier<String> step) {
        long start = System.nanoTime();
        String outcome = step.get();
        line("  %-14s %6s   %s".formatted(name, seconds(System.nanoTime() - start), outcome));
        return outcome;
    }

    @Override
    public void note(String text) {
        line("  " + text);
    }

    /// A line that stays.
    synchronized void line(String text) {
        out.print(hasStatus ? ERASE : "");
        out.println(text);
        out.flush();
        hasStatus = false;
    }

    /// The line that changes. Where output goes to a file or a pipe, each is a line of its own.
    synchronized void status(String text) {
        if (isTerminal) {
            out.print(ERASE + text);
            hasStatus = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
    }

    static String bytes(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.2f GB", bytes / (double) (1L << 30))
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1L << 20));
    }
}
