package dev.telex.ingest.page;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One request a host at a time, with a pause between two.
///
/// Hosts share a fixed number of turns by their hash: two that meet in one wait for each other, which is slower and
/// never impolite, and nothing grows with the number of hosts.
final class Turns {
    private static final int TURNS = 1024;

    private final Turn[] turns =
            IntStream.range(0, TURNS).mapToObj(_ -> new Turn()).toArray(Turn[]::new);
    private final Duration pause;

    private static final class Turn {
        final ReentrantLock lock = new ReentrantLock();
        long free = System.nanoTime();
    }

    Turns(Duration pause) {
        this.pause = pause;
    }

    /// @param deadline as [System#nanoTime]: a turn that does not come by then is not waited for
    /// @return null where it did not come
    <T> @Nullable T take(String host, long deadline, Supplier<T> request) {
        Turn turn = turns[Math.floorMod(host.hashCode(), TURNS)];
        try {
            if (!turn.lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return null;
            }
            try {
                return awaits(turn, deadline) ? request.get() : null;
            } finally {
                turn.free = Math.max(turn.free, System.nanoTime() + pause.toNanos());
                turn.lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static boolean awaits(Turn turn, long deadline) throws InterruptedException {
        if (turn.free - deadline > 0) {
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(turn.free - System.nanoTime());
        return true;
    }
}
