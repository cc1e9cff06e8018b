package dev.telex.bench;

import java.util.Arrays;

/// Two ways to do the same work, in turns, so that a noisy machine disturbs both: the ratio of each round is
/// taken by itself, and its median is what counts. Work is repeated until a turn takes half a second or more.
final class Rounds {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;
    private static final long TURN_NANOS = 500_000_000L;

    private Rounds() {}

    /// Does the whole of the work once. What it returns is only there so that no compiler leaves the work out.
    interface Work {
        long run() throws Exception;
    }

    /// Does the whole of the work once.
    interface Rate {
        /// @return how much of it was done in a second
        double measure() throws Exception;
    }

    /// @param units how much one run of either does, in the unit of the figure: megabytes, articles
    /// @return our rate in units a second, with the spread, and the other's beside it
    static Measurement compare(String metric, String unit, double units, Work ours, Work limit) throws Exception {
        return inTurns(metric, unit, WARM_UP, ROUNDS, () -> rate(units, ours), () -> rate(units, limit));
    }

    /// @param warmUp rounds that do not count
    /// @return our rate, with the spread, and the other's beside it
    static Measurement inTurns(String metric, String unit, int warmUp, int rounds, Rate ours, Rate limit)
            throws Exception {
        double[] rates = new double[rounds];
        double[] limits = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            double rate = ours.measure();
            double beside = limit.measure();
            if (round >= 0) {
                rates[round] = rate;
                limits[round] = beside;
                ratios[round] = rate / beside;
            }
        }
        return new Measurement(
                metric,
                median(rates),
                unit,
                Arrays.stream(rates).min().orElseThrow(),
                Arrays.stream(rates).max().orElseThrow(),
                median(limits),
                median(ratios),
                null,
                null,
                null,
                null);
    }

    private static double rate(double units, Work work) throws Exception {
        long start = System.nanoTime();
        long sum = 0;
        int runs = 0;
        do {
            sum += work.run();
            runs++;
        } while (System.nanoTime() - start < TURN_NANOS);
        double seconds = (System.nanoTime() - start) / 1e9;
        blackHole = sum;
        return units * runs / seconds;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @SuppressWarnings("unused")
    private static volatile long blackHole;
}
