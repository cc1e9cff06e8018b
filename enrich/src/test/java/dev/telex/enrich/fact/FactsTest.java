package dev.telex.enrich.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Fact;
import dev.telex.wire.Mention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
    /// A Saturday.
    private static final Instant PUBLISHED = Instant.parse("2024-08-31T06:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It happened on Thursday.                     | Thursday        | 2024-08-29",
                "It happened Saturday.                        | Saturday        | 2024-08-31",
                "It happened last Saturday.                   | Saturday        | 2024-08-24",
                "They will meet in Paris on Monday.           | Monday          | 2024-09-02",
                "They are to meet next Saturday.              | Saturday        | 2024-09-07",
                "He will go, she said on Monday.              | Monday          | 2024-08-26",
                "It happened on August 29.                    | August 29       | 2024-08-29",
                "It happened on Aug. 29, 2021, he said.       | Aug. 29, 2021   | 2021-08-29",
                "It happened on 29 August.                    | 29 August       | 2024-08-29",
                "It happened on December 30.                  | December 30     | 2024-12-30",
                "It happened on April 2.                      | April 2         | 2024-04-02",
                "It happened on February 29.                  | February 29     | 2024-02-29",
                "It happened yesterday.                       | yesterday       | 2024-08-30",
                "It begins tomorrow.                          | tomorrow        | 2024-09-01",
            })
    void reckonsDaysFromThePublication(String text, String span, LocalDate date) {
        assertThat(facts(text)).extracting(Fact::text, Fact::date).containsExactly(tuple(span, date));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Il est mort jeudi à Paris.      | jeudi       | 2024-08-29",
                "de | Er starb am 29. August in Ulm.  | 29. August  | 2024-08-29",
                "es | Murió el 29 de agosto.          | 29 de agosto | 2024-08-29",
            })
    void knowsDaysInOtherLanguages(String language, String text, String span, LocalDate date) {
        assertThat(Facts.of(Tokens.of(""), Tokens.of(text), language, PUBLISHED, List.of()))
                .extracting(Fact::text, Fact::date)
                .containsExactly(tuple(span, date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He may go on.",
                "They march on Rome.",
                "It was on February 31.",
                "It was the August of 1914.",
                "He was 29.",
            })
    void takesNoDayWhereNoneIsNamed(String text) {
        assertThat(facts(text)).isEmpty();
    }

    @Test
    void withoutAPublicationOnlyDaysWithTheirYearAreKnown() {
        assertThat(Facts.of(
                        Tokens.of("On Thursday"),
                        Tokens.of("It was August 29. It was August 29, 2021."),
                        "en",
                        null,
                        List.of()))
                .extracting(Fact::date)
                .containsExactly(LocalDate.of(2021, 8, 29));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "They killed 15 of its fighters.                 | KILLED  | killed 15                          | 15   | -",
                "It was reporting seven wounded.                 | INJURED | seven wounded                      | 7    | -",
                "Seven American soldiers were injured.           | INJURED | Seven American soldiers were injured | 7  | -",
                "At least 40 people died in the floods.          | KILLED  | At least 40 people died            | 40   | AT_LEAST",
                "The quake killed more than 2,300 people.        | KILLED  | killed more than 2,300             | 2300 | AT_LEAST",
                "The death toll rose to 12.                      | KILLED  | death toll rose to 12              | 12   | -",
                "It caused the deaths of 15 members.             | KILLED  | deaths of 15                       | 15   | -",
                "The bomb left nine dead.                        | KILLED  | nine dead                          | 9    | -",
                "NAIROBI - Twelve people were killed in it.      | KILLED  | Twelve people were killed          | 12   | -",
                "About 20 others were hurt.                      | INJURED | About 20 others were hurt          | 20   | ABOUT",
            })
    void countsTheKilledAndInjured(String text, Fact.Kind kind, String span, int count, Fact.@Nullable Bound bound) {
        assertThat(facts(text))
                .extracting(Fact::kind, Fact::text, Fact::count, Fact::bound)
                .containsExactly(tuple(kind, span, count, bound));
    }

    @Test
    void countsBothInOneSentence() {
        assertThat(facts("The blast killed two and injured five."))
                .extracting(Fact::kind, Fact::count)
                .containsExactly(tuple(Fact.Kind.KILLED, 2), tuple(Fact.Kind.INJURED, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He died 15 days after the crash.",
                "A 15-year-old boy was killed.",
                "Dozens were killed in 2014.",
                "The Boeing 737 was hurt.",
                "No soldiers were killed.",
                "It happened 20 km from where he was killed.",
                "Shares rose 7 percent, analysts were wounded.",
            })
    void countsNothingElse(String text) {
        assertThat(facts(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "“We have won,” Ann Smith said.                       | We have won     | Ann Smith",
                "“We have won,” said Ann Smith, the mayor.            | We have won     | Ann Smith",
                "\"We have won,\" said Mayor Ann Smith on Monday.     | We have won     | Ann Smith",
                "Ann Smith told reporters: “We have won.”             | We have won.    | Ann Smith",
                "Ann Smith said that “we have won” by far.            | we have won     | Ann Smith",
                "“We have won,” the winning side said.                | We have won     | the winning side",
            })
    void saysWhoSpoke(String text, String words, String speaker) {
        EntityLink link = new EntityLink("per:ann-smith", "Ann Smith");
        int at = text.indexOf("Ann Smith");
        List<Mention> mentions = at < 0
                ? List.of()
                : List.of(new Mention(null, at, at + 9, EntityType.PER, "Ann Smith", 0.9, link, null));

        assertThat(Facts.of(Tokens.of(""), Tokens.of(text), "en", null, mentions))
                .extracting(Fact::text, Fact::speaker, Fact::entity)
                .containsExactly(tuple(words, speaker, at < 0 ? null : link));
    }

    @Test
    void aPronounIsTheSpeakerOfTheQuoteBefore() {
        assertThat(facts("“We have won it,” the mayor said.\n\n“They have not,” she added."))
                .extracting(Fact::speaker)
                .containsExactly("the mayor", "the mayor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The film “Gone with the Wind” was shown.",
                "He saw its “caliphate” collapse.",
                "“It never closes, he wrote.\n\nSmith said so.",
                "“We have won.”\n\nSmith said something else.",
            })
    void aQuoteWithoutASpeakerIsNoFact(String text) {
        assertThat(facts(text)).isEmpty();
    }

    private static List<Fact> facts(String text) {
        return Facts.of(Tokens.of(""), Tokens.of(text), "en", PUBLISHED, List.of());
    }
}
