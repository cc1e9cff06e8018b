package dev.telex.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.telex.enrich.trend.Past.Burst;
import dev.telex.wire.settings.SettingsReader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final TrendSettings SETTINGS = SettingsReader.defaults(TrendSettings.class);
    private static final Instant BEGUN = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NOW = BEGUN.plus(Duration.ofDays(5));

    private byte @Nullable [] past;

    @Test
    void tellsABurstWhenItBeginsAndAsItGrows() {
        List<Burst> told = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Burst burst = count(NOW.plusSeconds(20L * i), 1);
            if (burst != null) {
                told.add(burst);
            }
        }
        assertThat(told).hasSizeBetween(3, 29);
        assertThat(told.getFirst().articles()).isEqualTo(SETTINGS.articles());
        assertThat(told).allSatisfy(burst -> assertThat(burst.since()).isEqualTo(NOW.plusSeconds(80)));
        assertThat(told).extracting(Burst::score).isSorted();
        assertThat(told.getFirst().expected()).isLessThan(0.05);
    }

    @Test
    void tellsNothingOfWhatIsAlwaysTalkedAbout() {
        for (int hour = 0; hour < 100; hour++) {
            for (int i = 0; i < 12; i++) {
                assertThat(count(BEGUN.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(5L * i)), 1))
                        .isNull();
            }
        }
        Burst burst = Objects.requireNonNull(count(BEGUN.plus(Duration.ofHours(101)), 40));
        assertThat(burst.expected()).isCloseTo(12, within(1.0));
    }

    @Test
    void tellsANewBurstOfTheSameSubjectAfterTheFirst() {
        assertThat(count(NOW, 20)).isNotNull();
        assertThat(count(NOW.plus(Duration.ofHours(10)), 1)).isNull();
        Instant later = NOW.plus(Duration.ofHours(20));
        assertThat(Objects.requireNonNull(count(later, 20)).since()).isEqualTo(later);
    }

    @Test
    void isOneBurstWhereItIsLessForAWhile() {
        for (int i = 0; i < 5; i++) {
            count(NOW.plusSeconds(20L * i), 1);
        }
        assertThat(count(NOW.plusSeconds(3620), 1)).isNull();
        assertThat(Objects.requireNonNull(count(NOW.plusSeconds(3630), 10)).since())
                .isEqualTo(NOW.plusSeconds(80));
    }

    @Test
    void readsWhatAnEarlierVersionKept() {
        long latest = NOW.toEpochMilli() / Past.BUCKET;
        past = ByteBuffer.allocate(35)
                .put((byte) 1)
                .putLong(latest)
                .putDouble(0)
                .putShort((short) 4)
                .putLong(latest - 2)
                .putInt(0)
                .putInt(5)
                .array();
        assertThat(Objects.requireNonNull(count(NOW.plusSeconds(10), 20)).since())
                .isEqualTo(NOW.minusSeconds(20));
    }

    @Test
    void comesToTheSameInWhateverOrderBucketsCome() {
        List<Instant> buckets = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            buckets.add(BEGUN.plus(Duration.ofMinutes(11L * i)));
        }
        buckets.forEach(bucket -> count(bucket, 2));
        Burst ordered = Objects.requireNonNull(count(NOW, 50));
        past = null;
        Collections.shuffle(buckets, new Random(1));
        buckets.forEach(bucket -> count(bucket, 2));
        Burst shuffled = Objects.requireNonNull(count(NOW, 50));
        assertThat(shuffled.articles()).isEqualTo(ordered.articles());
        assertThat(shuffled.score()).isCloseTo(ordered.score(), within(1e-9));
    }

    @Test
    void takesAFewBytesOfWhatWasCountedOnce() {
        count(NOW, 1);
        assertThat(past).hasSize(29);
    }

    private @Nullable Burst count(Instant bucket, int articles) {
        Past counted = Past.of(past);
        Burst burst = counted.count(bucket, articles, BEGUN, SETTINGS);
        past = counted.toBytes();
        return burst;
    }
}
