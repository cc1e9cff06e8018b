package dev.telex.enrich.trend;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of a subject: the buckets of its window one by one, and what came before them as a sum
/// that fades. A subject that was counted once takes 29 bytes.
///
/// A burst begins when there are articles enough in the window, at a score high enough. It is over when that was
/// so no more for the length of a window: a score that goes up and down around the least one is one burst.
///
/// The window ends with the latest bucket that came. A bucket that comes later than others counts where it
/// belongs, in the window or before it, so that the order in which buckets come does not matter.
final class Past {
    /// Of a bucket: ten seconds.
    static final long BUCKET = 10_000;

    private static final byte VERSION = 2;
    private static final byte WITHOUT_HELD = 1;

    private record Bucket(long number, int articles) {}

    private final List<Bucket> window = new ArrayList<>();

    /// What left the window, faded to where it begins now.
    private double sum;

    private long latest;

    /// Whole score that was last told; 0: no burst is under way.
    private int told;

    /// Bucket in which the burst began that is under way.
    private long since;

    /// The latest bucket with which it was one.
    private long held;

    static Past of(byte @Nullable [] bytes) {
        Past past = new Past();
        if (bytes != null) {
            past.read(ByteBuffer.wrap(bytes));
        }
        return past;
    }

    /// What there is to tell after a count.
    ///
    /// @param end      of the window
    /// @param expected articles in a window like this, from the past
    record Burst(Instant since, Instant end, int articles, double expected, double score) {}

    /// Null: there is nothing to tell.
    ///
    /// @param begun when counting began, of anything: who was not heard of since then is not often heard of
    @Nullable
    Burst count(Instant bucket, int articles, Instant begun, TrendSettings settings) {
        add(bucket.toEpochMilli() / BUCKET, articles, settings);
        int inWindow = window.stream().mapToInt(Bucket::articles).sum();
        double windows = windows(begun, settings);
        double score = Surprise.score(inWindow, sum, windows);
        boolean bursts = inWindow >= settings.articles() && score >= settings.score();
        return follow(bursts ? Math.max(1, (int) score) : 0, settings)
                ? new Burst(start(since), start(latest + 1), inWindow, (sum + 1) / (windows + 1), score)
                : null;
    }

    /// @param score whole, of the window as it is now; 0: it does not burst
    /// @return whether there is something to tell
    private boolean follow(int score, TrendSettings settings) {
        if (latest - held > length(settings)) {
            told = 0;
        }
        if (score == 0) {
            return false;
        }
        since = told == 0 ? latest : since;
        held = latest;
        boolean isTold = score == told;
        told = score;
        return !isTold;
    }

    /// Of a window, in buckets.
    private static long length(TrendSettings settings) {
        return settings.window().toMillis() / BUCKET;
    }

    private void add(long number, int articles, TrendSettings settings) {
        long length = length(settings);
        if (number > latest) {
            sum *= Math.exp(-fading(latest == 0 ? 0 : number - latest, settings));
            latest = number;
        }
        int known = window.stream()
                .filter(bucket -> bucket.number() == number)
                .mapToInt(Bucket::articles)
                .sum();
        window.removeIf(bucket -> bucket.number() == number);
        window.add(new Bucket(number, known + articles));
        for (Bucket bucket : List.copyOf(window)) {
            if (bucket.number() <= latest - length) {
                sum += bucket.articles() * Math.exp(-fading(latest - length - bucket.number(), settings));
                window.remove(bucket);
            }
        }
    }

    /// How many windows the past is, faded as its sum is.
    private double windows(Instant begun, TrendSettings settings) {
        long length = length(settings);
        long past = Math.max(0, latest - length - begun.toEpochMilli() / BUCKET);
        double memory = (double) settings.memory().toMillis() / BUCKET;
        return memory / length * (1 - Math.exp(-past / memory));
    }

    private static double fading(long buckets, TrendSettings settings) {
        return (double) buckets * BUCKET / settings.memory().toMillis();
    }

    private static Instant start(long bucket) {
        return Instant.ofEpochMilli(bucket * BUCKET);
    }

    private void read(ByteBuffer from) {
        byte version = from.get();
        if (version != VERSION && version != WITHOUT_HELD) {
            throw new IllegalArgumentException("the past of a trend in version " + version + ", expected " + VERSION
                    + ": remove the store, it fills again");
        }
        latest = from.getLong();
        sum = from.getDouble();
        if (version == WITHOUT_HELD) {
            told = from.getShort();
            since = from.getLong();
            held = latest;
        } else {
            told = from.getInt();
            since = told == 0 ? 0 : from.getLong();
            held = told == 0 ? 0 : from.getLong();
        }
        while (from.hasRemaining()) {
            window.add(new Bucket(latest - from.getInt(), from.getInt()));
        }
    }

    byte[] toBytes() {
        ByteBuffer to = ByteBuffer.allocate(21 + (told == 0 ? 0 : 16) + 8 * window.size());
        to.put(VERSION).putLong(latest).putDouble(sum).putInt(told);
        if (told != 0) {
            to.putLong(since).putLong(held);
        }
        window.forEach(bucket -> to.putInt((int) (latest - bucket.number())).putInt(bucket.articles()));
        return to.array();
    }
}
