package dev.telex.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How speed and heap grow with what is held, from ten thousand articles to a million.
///
/// Speed is by the processor time of the one thread that works, so that other load on the machine counts little.
/// It is taken over the last fifth of the way to a size, and once more with a full window, where for each
/// article that comes one leaves. The limit beside it is taken in turns, batch by batch:
/// the same thread looks at each character of the same articles once and puts each word into a hash set.
final class Growth {
    private static final int[] SIZES = {10_000, 30_000, 100_000, 300_000, 1_000_000};
    /// By then articles have begun to leave the windows of a week.
    private static final int FULL = 1_020_000;

    private static final int BATCH = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MadeUpWire wire;
    private final Results results;

    Growth(MadeUpWire wire, Results results) {
        this.wire = wire;
        this.results = results;
    }

    /// What is measured.
    interface Step {
        void take(MadeUpWire.Made article);
    }

    /// @param asked of the speed, at a million
    /// @param heap  what is asked of the heap, at a million
    void measure(String name, Step before, Step step, String asked, String heap) {
        long empty = heap();
        int done = 0;
        results.say(
                "  %s: articles held, articles a second of processor time, bytes of heap an article".formatted(name));
        for (int size : SIZES) {
            int measured = size / 5;
            run(done, size - measured, before, step);
            double[] rates = run(size - measured, size, before, step);
            done = size;
            boolean last = size == SIZES[SIZES.length - 1];
            double bytes = (double) (heap() - empty) / size;
            results.add(rate(name + "." + size, rates, last ? asked : null));
            Measurement held = Measurement.of(name + ".heap." + size, bytes, "bytes");
            results.add(last ? held.asked(heap) : held);
        }
        run(done, FULL, before, step);
        results.add(rate(name + ".full", run(FULL, FULL + FULL / 10, before, step), asked));
    }

    private static Measurement rate(String metric, double[] rates, @Nullable String asked) {
        double ratio = rates[0] / rates[1];
        return new Measurement(metric, rates[0], "articles/s", null, null, rates[1], ratio, null, null, null, asked);
    }

    /// Articles a second: the step's, and the limit's.
    private double[] run(int from, int to, Step before, Step step) {
        long nanos = 0;
        long limit = 0;
        for (int at = from; at < to; at += BATCH) {
            List<MadeUpWire.Made> batch = new ArrayList<>();
            for (int i = at; i < Math.min(to, at + BATCH); i++) {
                batch.add(wire.made(i));
            }
            long start = THREADS.getCurrentThreadCpuTime();
            words = batch.stream()
                    .mapToInt(article -> distinctWords(article.text()))
                    .sum();
            long middle = THREADS.getCurrentThreadCpuTime();
            limit += middle - start;
            for (MadeUpWire.Made article : batch) {
                before.take(article);
            }
            start = THREADS.getCurrentThreadCpuTime();
            batch.forEach(step::take);
            nanos += THREADS.getCurrentThreadCpuTime() - start;
        }
        return new double[] {(to - from) * 1e9 / nanos, (to - from) * 1e9 / limit};
    }

    private static int distinctWords(String text) {
        Set<String> words = new HashSet<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                words.add(text.substring(from, i));
                from = i + 1;
            }
        }
        return words.size();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @SuppressWarnings("unused")
    private static volatile long words;
}
