package dev.telex.enrich.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE 1-Oil falls as stocks rise      | UPDATE     | Oil falls as stocks rise",
                "Update 2-Oil falls as stocks rise      | UPDATE     | Oil falls as stocks rise",
                "UPDATE: Oil falls                      | UPDATE     | Oil falls",
                "Oil falls (2nd LD)                     | UPDATE     | Oil falls",
                "(LEAD) Oil falls                       | UPDATE     | Oil falls",
                "Oil falls [updated]                    | UPDATE     | Oil falls",
                "CORRECTED-Oil falls                    | CORRECTION | Oil falls",
                "CORRECTED-UPDATE 2-Oil falls           | CORRECTION | Oil falls",
                "REFILE-CORRECTED-Oil falls             | CORRECTION | Oil falls",
                "Correction: Oil falls                  | CORRECTION | Oil falls",
                "KORREKTUR: Ölpreis fällt               | CORRECTION | Ölpreis fällt",
                "REFILE-UPDATE 1-Oil falls              | REFILE     | Oil falls",
                "ADVISORY-Story on oil to be updated    | ADVISORY   | Story on oil to be updated",
                "KILL-Oil falls                         | KILL       | Oil falls",
                "WITHDRAWN: Oil falls                   | KILL       | Oil falls",
                "STORY WITHDRAWN                        | KILL       | ''",
                "Story withdrawn: Oil falls             | KILL       | Oil falls",
                "URGENT: Oil falls                      |            | Oil falls",
                "BRIEF-Oil falls                        |            | Oil falls",
            })
    void readsTheMarksOfTheWires(String title, @Nullable Kind mark, String bare) {
        assertThat(Headline.of(title)).isEqualTo(new Headline(mark, bare));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Update your browser now",
                "Updated rules for pilots",
                "Kill Bill returns to cinemas",
                "Kill-switch for engines sought",
                "Deleted: the messages that brought him down",
                "Withdrawn: why the star left the cup",
                "Correction in stocks deepens",
                "Lead-free petrol is here",
                "Brief encounter at the summit",
                "Kill",
            })
    void takesOrdinaryWordsForWords(String title) {
        assertThat(Headline.of(title)).isEqualTo(new Headline(null, title));
    }

    @Test
    void staysQuickOnALongTitle() {
        String title = "UPDATE 1-".repeat(100_000);
        assertThat(Headline.of(title)).isEqualTo(new Headline(null, title));
    }
}
