package dev.telex.enrich.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Change;
import dev.telex.wire.Change.What;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final String TEXT = "Rivers rose. Two people died.\n\nHelp is under way.";

    @Test
    void seesNoChangeInWhiteSpace() {
        assertThat(change("Floods", TEXT, "Floods", TEXT.replace("\n\n", " "))).isNull();
    }

    @Test
    void tellsAChangedHeadlineWithTheEarlierOne() {
        Change change = changed("Floods", TEXT, "Floods kill two", TEXT);
        assertThat(change.what()).isEqualTo(What.HEADLINE);
        assertThat(change.title()).isEqualTo("Floods");
        assertThat(change.added()).isEmpty();
    }

    @Test
    void pointsToTheSentencesThatAreNew() {
        String text = TEXT.replace("Two people", "Three people") + " Nairobi is cut off.";
        Change change = changed("Floods", TEXT, "Floods", text);
        assertThat(change.what()).isEqualTo(What.TEXT);
        assertThat(change.removed()).isEqualTo(1);
        assertThat(change.added())
                .extracting(span -> text.substring(span.start(), span.end()))
                .containsExactly("Three people died.", "Nairobi is cut off.");
    }

    @Test
    void tellsBoth() {
        assertThat(changed("Floods", TEXT, "Floods recede", "Rivers rose.").what())
                .isEqualTo(What.BOTH);
    }

    @Test
    void countsARepeatedSentenceAsOftenAsItStands() {
        assertThat(changed("", "No. No. Yes.", "", "No. Yes.").removed()).isEqualTo(1);
        assertThat(changed("", "No. Yes.", "", "No. Yes. No.").added()).hasSize(1);
    }

    @Test
    void comparesOnlyTheStartOfATitleLongerThanIsKept() {
        String title = "Ä".repeat(5000);
        assertThat(change(title, TEXT, title, TEXT)).isNull();
    }

    private static Change changed(String title, String text, String newTitle, String newText) {
        return Objects.requireNonNull(change(title, text, newTitle, newText));
    }

    private static @Nullable Change change(String title, String text, String newTitle, String newText) {
        return Wording.of(newTitle, newText)
                .since(Wording.Earlier.of(Wording.of(title, text).toBytes()));
    }
}
