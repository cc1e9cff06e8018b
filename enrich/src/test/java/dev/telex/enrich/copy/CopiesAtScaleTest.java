package dev.telex.enrich.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.copy.SyntheticWire.Written;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Speed and memory from ten thousand articles to a million, on a synthetic wire. Speed is by the processor
/// time of the one thread that decides; it is printed, for a look or a benchmark, and nothing is asserted about
/// it.
@Tag("long")
class CopiesAtScaleTest {
    private static final int[] SIZES = {10_000, 30_000, 100_000, 300_000, 1_000_000};
    private static final int MILLION = 1_000_000;
    private static final int BATCH = 2_000;
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Of the articles held, in the order they came.
    private final Deque<byte[]> sketches = new ArrayDeque<>();

    private final Tally tally = new Tally();

    @Test
    void keepsItsPaceAndItsMemoryWithAMillionArticles() throws IOException {
        var wire = new SyntheticWire(
                1, SharedData.newswire(), Instant.parse("2026-11-01T00:00:00Z"), WINDOW.toMillis() / MILLION);
        long empty = usedHeap();
        var copies = copies(_ -> sketches.removeFirst());
        System.out.println("copies: articles held | articles a second | heap MB | heap an article, bytes");
        for (int size : SIZES) {
            int measured = size / 5;
            run(wire, copies, size - measured - copies.size());
            double rate = run(wire, copies, measured);
            report(size, rate, usedHeap() - empty);
        }
        double steady = run(wire, copies, 100_000);
        long heap = usedHeap() - empty;
        report(copies.size(), steady, heap);
        tally.report();
        assertThat(heap / copies.size()).isLessThan(550);
        assertThat(tally.missed()).isLessThan(0.02);
        assertThat(tally.falseCopies()).isLessThan(0.03);

        decidesTheSameAfterAMillionWereRestored(wire, copies);
    }

    private void decidesTheSameAfterAMillionWereRestored(SyntheticWire wire, Copies copies) {
        List<byte[]> stored = new ArrayList<>(sketches);
        Collections.shuffle(stored, new Random(3));
        List<CopyArticle> next = new ArrayList<>();
        List<CopyDecision> decided = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            next.add(wire.next().article());
            decided.add(copies.decide(next.getLast()));
        }
        long start = THREADS.getCurrentThreadCpuTime();
        var restored = copies(_ -> {});
        stored.forEach(restored::restore);
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        int others = 0;
        for (int i = 0; i < next.size(); i++) {
            others += restored.decide(next.get(i)).equals(decided.get(i)) ? 0 : 1;
        }
        System.out.printf(
                "copies: %d restored in %.1f s of processor time, %d of the next %d decided otherwise%n",
                stored.size(), seconds, others, next.size());
        assertThat(others).isLessThan(next.size() / 1_000);
    }

    /// Returns articles a second.
    private double run(SyntheticWire wire, Copies copies, int articles) {
        long nanos = 0;
        for (int done = 0; done < articles; done += BATCH) {
            List<Written> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, articles - done); i++) {
                batch.add(wire.next());
            }
            List<CopyDecision> decisions = new ArrayList<>(batch.size());
            long start = THREADS.getCurrentThreadCpuTime();
            for (Written written : batch) {
                decisions.add(copies.decide(written.article()));
            }
            nanos += THREADS.getCurrentThreadCpuTime() - start;
            for (int i = 0; i < batch.size(); i++) {
                tally.add(batch.get(i), decisions.get(i));
                sketches.addLast(copies.sketch(decisions.get(i).id()).orElseThrow());
            }
        }
        return articles * 1e9 / nanos;
    }

    private static Copies copies(Consumer<String> left) {
        return new Copies(new CopySettings(WINDOW, Duration.ZERO, 2 * MILLION), left);
    }

    private static void report(int size, double rate, long heap) {
        System.out.printf("copies: %,9d | %,7.0f | %4d | %d%n", size, rate, heap >> 20, heap / size);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// How many copies were found, and how many other articles were taken for copies.
    private static final class Tally {
        private final Map<String, String> groupOf = new LinkedHashMap<>();
        private int copies;
        private int found;
        private int others;
        private int taken;

        void add(Written written, CopyDecision decision) {
            if (written.of().isEmpty()) {
                others++;
                taken += decision instanceof CopyDecision.Copy ? 1 : 0;
            } else {
                copies++;
                found += decision.group().equals(groupOf.get(written.of())) ? 1 : 0;
            }
            groupOf.put(decision.id(), decision.group());
            if (groupOf.size() > 2 * SyntheticWire.REMEMBERED) {
                groupOf.remove(groupOf.keySet().iterator().next());
            }
        }

        double missed() {
            return 1 - (double) found / copies;
        }

        double falseCopies() {
            return (double) taken / others;
        }

        void report() {
            System.out.printf(
                    "copies: of %,d copies %.4f missed, of %,d others %.4f taken for copies%n",
                    copies, missed(), others, falseCopies());
        }
    }
}
