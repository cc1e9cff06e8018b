package dev.telex.sink.delivery;

import java.time.Instant;
import java.util.PriorityQueue;

/// What is to be looked at, each at its time. One that is for nothing by then costs nothing.
final class Timers {
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();

    private record Timer(Instant at, Runnable action) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return at.compareTo(other.at);
        }
    }

    void at(Instant time, Runnable action) {
        timers.add(new Timer(time, action));
    }

    void run(Instant now) {
        for (Timer timer = timers.peek(); timer != null && !timer.at().isAfter(now); timer = timers.peek()) {
            timers.remove();
            timer.action().run();
        }
    }
}
