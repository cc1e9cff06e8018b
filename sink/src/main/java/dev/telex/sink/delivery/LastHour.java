package dev.telex.sink.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How many alerts each watch sent to each of its destinations within the last hour, digests aside.
final class LastHour {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Deque<Instant>> sent = new HashMap<>();

    void add(String watch, String destination, Instant at) {
        sent.computeIfAbsent(key(watch, destination), _ -> new ArrayDeque<>()).add(at);
    }

    int count(String watch, String destination, Instant now) {
        Deque<Instant> times = sent.get(key(watch, destination));
        if (times == null) {
            return 0;
        }
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(HOUR))) {
            times.removeFirst();
        }
        return times.size();
    }

    /// Forgets those that sent nothing.
    void prune(Instant now) {
        sent.values().removeIf(times -> times.isEmpty() || !times.getLast().isAfter(now.minus(HOUR)));
    }

    private static String key(String watch, String destination) {
        return watch + "/" + destination;
    }
}
