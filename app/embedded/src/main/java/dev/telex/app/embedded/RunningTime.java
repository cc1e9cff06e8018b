package dev.telex.app.embedded;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/// The broker's time: its nanoseconds pass only while its process runs; its milliseconds are the wall clock's.
///
/// By the nanoseconds the controller measures how long it has not heard of the broker. Both live in one process: after
/// that was suspended (SIGSTOP, a virtual machine that is moved), the controller takes the broker beside it for dead
/// and its partitions have no leader for a moment. A transaction that ends in this moment is marked as ended nowhere
/// (Kafka 4.3.1 takes a partition without a leader for a deleted one), and whoever reads what was committed waits there
/// for ever.
final class RunningTime implements Time {
    private static final long TICK_MILLIS = 100;
    /// For so long nobody asks only where nobody can.
    private static final long SUSPENDED = Duration.ofMillis(500).toNanos();

    private long asked = SYSTEM.nanoseconds();
    private long suspended;

    private RunningTime() {}

    static RunningTime start() {
        RunningTime time = new RunningTime();
        Thread.ofPlatform().daemon().name("running-time").start(time::tick);
        return time;
    }

    private void tick() {
        while (true) {
            nanoseconds();
            sleep(TICK_MILLIS);
        }
    }

    @Override
    public synchronized long nanoseconds() {
        long now = SYSTEM.nanoseconds();
        if (now - asked > SUSPENDED) {
            suspended += now - asked;
        }
        asked = now;
        return now - suspended;
    }

    @Override
    public long milliseconds() {
        return SYSTEM.milliseconds();
    }

    @Override
    public void sleep(long millis) {
        SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> isDone, long deadlineMillis) throws InterruptedException {
        SYSTEM.waitObject(monitor, isDone, deadlineMillis);
    }
}
