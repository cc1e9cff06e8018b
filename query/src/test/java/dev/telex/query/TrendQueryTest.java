package dev.telex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.query.Parsing.Refused;
import dev.telex.query.WatchParsing.OfTrends;
import dev.telex.wire.EntityType;
import dev.telex.wire.Trend;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "trend:Jakarta | Q3630=Jakarta | true",
                "trend:jakarta | Q3630=Jakarta | true",
                "trend:Q3630 | Q3630=Jakarta | true",
                "trend:q3630 | Q3630=Jakarta | true",
                "trend:\"geonames:1642911\" | geonames:1642911=Jakarta | true",
                "trend:geonames\\:1642911 | geonames:1642911=Jakarta | true",
                "trend:Erdogan | Q39259=Recep Tayyip Erdoğan | true",
                "trend:Post | Q6125152=The Jakarta Post | true",
                "trend:Jak | Q3630=Jakarta | false",
                "trend:\"New York\" | Q60=New York City | true",
                "trend:\"York New\" | Q60=New York City | false",
                "trend:Jakarta | Q1=Jakarta + Q2=Semarang | false",
                "trend:(Jakarta AND Semarang) | Q1=Jakarta + Q2=Semarang | true",
                "trend:(Semarang AND Q1) | Q1=Jakarta + Q2=Semarang | true",
                "trend:Jakarta AND trend:Semarang | Q1=Jakarta + Q2=Semarang | true",
                "trend:\"Q1 Q2\" | Q1=Jakarta + Q2=Semarang | true",
                "trend:(Jakarta AND Semarang) | Q1=Jakarta | false",
                "trend:(Jakarta AND Surabaya) | Q1=Jakarta + Q2=Semarang | false",
                "trend:(Jakarta OR Semarang) | Q2=Semarang | true",
                "trend:Jakarta trend:Semarang | Q2=Semarang | true",
                "trend:(Jakarta Semarang) | Q2=Semarang | true",
                "trend:(Jakarta AND (Surabaya OR Semarang)) | Q1=Jakarta + Q2=Semarang | true",
                "(trend:Jakarta) OR (trend:Q7 AND trend:Semarang) | Q2=Semarang + Q7=Bali | true",
            })
    void asksForAnEntityOrAPair(String text, String entities, boolean matches) {
        assertThat(QueryLanguage.parseWatch(text))
                .isInstanceOfSatisfying(
                        OfTrends.class,
                        trends -> assertThat(trends.query().matches(trend(entities)))
                                .isEqualTo(matches));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "trend:Jakarta AND flood | 18 | flood beside trend:",
                "trend:Jakarta flood | 14 | flood beside trend:",
                "trend:Joko Widodo | 11 | put a name of several words into quotes",
                "trend:Jakarta AND title:flood | 18 | title: beside trend:",
                "trend:Jakarta AND NOT sport | 18 | NOT beside trend:",
                "trend:Jakarta -sport | 14 | beside trend:",
                "flood AND trend:Jakarta | 10 | here articles are asked for",
                "-trend:Jakarta flood | 1 | entity: finds the articles",
                "trend: Jakarta | 6 | right behind the colon",
                "trend: | 6 | without a value",
                "trend:-Jakarta | 6 | excludes nothing",
                "trend:(Jakarta NOT Bali) | 15 | excludes nothing",
                "trend:Jak* | 6 | wildcard",
                "trend:geonames:1 | 6 | quotes",
                "trend:\"Jakarta Bali\"~3 | 20 | a name is a name",
                "trend:(Jakarta AND Bali AND Q7) | 24 | more than two names",
                "trend:(Jakarta | 6 | never closed",
                "trend:Jakarta) | 13 | closes nothing",
                "trend:() | 6 | empty group",
                "trend:Jakarta AND | 17 | ends too early",
                "trend:(AND Bali) | 7 | nothing on one side",
                "trend:\"!\" | 6 | no name",
            })
    void refusesWhatCannotBeMeant(String text, int position, String says) {
        assertThat(QueryLanguage.parseWatch(text)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.message()).contains(says);
            assertThat(refused.position()).isEqualTo(position);
        });
    }

    @Test
    void isNothingToSearchFor() {
        assertThat(QueryLanguage.parse("trend:Jakarta"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.message())
                                .isEqualTo("position 0: trend: asks for bursts, and here articles are asked for; "
                                        + "entity: finds the articles about somebody; "
                                        + "a watch for a burst says trend: and nothing else"));
    }

    @Test
    void refusesWhatNeverEnds() {
        String names = IntStream.range(0, 40).mapToObj(i -> "name" + i).collect(Collectors.joining(" "));
        assertThat(QueryLanguage.parseWatch("trend:((%s) AND (%s))".formatted(names, names)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.message()).contains("1,000 alternatives"));
        assertThat(QueryLanguage.parseWatch("trend:" + "(".repeat(50_000)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.message()).contains("100 groups"));
    }

    private static Trend trend(String entities) {
        List<Trend.Named> named = Arrays.stream(entities.split(" \\+ ", -1))
                .map(entity -> entity.split("=", -1))
                .map(entity -> new Trend.Named(entity[0], entity[1], EntityType.LOC))
                .toList();
        String id = named.stream().map(Trend.Named::id).collect(Collectors.joining(" "));
        return new Trend(id, named, NOW, NOW, NOW, 12, 0.8, 6.3);
    }
}
