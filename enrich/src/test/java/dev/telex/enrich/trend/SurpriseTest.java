package dev.telex.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurpriseTest {
    /// With no past at all, each further article is one half as likely.
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0.602", "5, 1.505", "14, 4.214"})
    void takesManyArticlesToSurpriseWhoKnowsNothing(int count, double score) {
        assertThat(Surprise.score(count, 0, 0)).isCloseTo(score, within(0.001));
    }

    /// With a long past the rate is known, and counts are Poisson's: 10 or more where 2 come is 4.65e-5.
    @Test
    void isPoissonsWhereThePastIsLong() {
        assertThat(Surprise.score(10, 2_000_000, 1_000_000)).isCloseTo(4.333, within(0.001));
    }

    @Test
    void isNoneWhereNoMoreComesThanUsual() {
        assertThat(Surprise.score(19, 2_000, 100)).isZero();
        assertThat(Surprise.score(10, 2_000, 100)).isZero();
    }

    @Test
    void staysFiniteForTheGreatestEvents() {
        assertThat(Surprise.score(50_000, 100, 168)).isBetween(10_000.0, 1_000_000.0);
    }
}
