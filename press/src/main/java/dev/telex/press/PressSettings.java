package dev.telex.press;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the wire looks like. Two presses with equal settings publish the same bytes.
///
/// @param port on 127.0.0.1; 0 takes any free one, which is then part of every link
/// @param seed of everything made up
/// @param publishers how many newsrooms, at least 1; copies need 2
/// @param feedsPerPublisher the first carries all of a publisher's articles, further ones a section or region
///        each; 1 to 12
/// @param rate releases a minute over all publishers: leads, copies and revisions
/// @param depth items a feed shows
/// @param start when the wire begins; in the past, feeds are full from the first request
/// @param pace scale of the time between the releases of an event: at 1 they spread over ten minutes, at 0.01
///        over six seconds
public record PressSettings(
        int port,
        long seed,
        int publishers,
        int feedsPerPublisher,
        double rate,
        int depth,
        Instant start,
        double pace) {

    public PressSettings {
        List<String> faults = new ArrayList<>();
        check(port >= 0 && port <= 65535, "port is " + port + ", expected 0 (any free) to 65535", faults);
        check(publishers >= 1, "publishers is " + publishers + ", expected at least 1", faults);
        check(
                feedsPerPublisher >= 1 && feedsPerPublisher <= Section.COUNT,
                "feedsPerPublisher is " + feedsPerPublisher + ", expected 1 to " + Section.COUNT,
                faults);
        check(rate > 0 && rate <= 1e7, "rate is " + rate + " a minute, expected more than 0, at most 10000000", faults);
        check(depth >= 1, "depth is " + depth + ", expected at least 1", faults);
        check(pace > 0 && pace <= 100, "pace is " + pace + ", expected more than 0, at most 100", faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("press settings: " + String.join("; ", faults));
        }
    }

    /// 12 publishers with two feeds each, 120 releases a minute, 50 items a feed, on any free port, seed 1.
    public static PressSettings startingAt(Instant start) {
        return new PressSettings(0, 1, 12, 2, 120, 50, start, 1);
    }

    public PressSettings withPort(int other) {
        return new PressSettings(other, seed, publishers, feedsPerPublisher, rate, depth, start, pace);
    }

    public PressSettings withSeed(long other) {
        return new PressSettings(port, other, publishers, feedsPerPublisher, rate, depth, start, pace);
    }

    public PressSettings withPublishers(int other, int feedsEach) {
        return new PressSettings(port, seed, other, feedsEach, rate, depth, start, pace);
    }

    public PressSettings withRate(double other) {
        return new PressSettings(port, seed, publishers, feedsPerPublisher, other, depth, start, pace);
    }

    public PressSettings withDepth(int other) {
        return new PressSettings(port, seed, publishers, feedsPerPublisher, rate, other, start, pace);
    }

    public PressSettings withPace(double other) {
        return new PressSettings(port, seed, publishers, feedsPerPublisher, rate, depth, start, other);
    }

    private static void check(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
