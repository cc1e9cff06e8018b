package dev.telex.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Editorial;
import dev.telex.wire.Editorial.Subject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTopicsTest {
    private static final String TOPICS = "http://cv.iptc.org/newscodes/mediatopic/";

    @Test
    void leavesMediaTopicsAsTheyAre() {
        assertThat(topics(TOPICS + "20000056")).containsExactly(new Subject(TOPICS + "20000056", null));
        assertThat(topics("medtop:15000000")).containsExactly(new Subject(TOPICS + "15000000", "sport"));
    }

    @Test
    void takesOfASubjectCodeTheFieldThatBothSchemesShare() {
        assertThat(topics("http://cv.iptc.org/newscodes/subjectcode/15054000", "subj:15000000"))
                .containsExactly(new Subject(TOPICS + "15000000", "sport"));
    }

    @Test
    void leavesCodesOfOtherSchemesAlone() {
        assertThat(topics("league:l.mlb.com", "subj:99000000", "15000000", "iptccat:s"))
                .isEmpty();
    }

    @Test
    void takesACategoryThatIsTheFieldsOwnWord() {
        assertThat(MediaTopics.of(null, List.of("World", " Sports ", "Top stories", "Weather")))
                .extracting(Subject::code)
                .containsExactly(TOPICS + "15000000", TOPICS + "17000000");
    }

    private static List<Subject> topics(String... codes) {
        List<Subject> subjects =
                Arrays.stream(codes).map(code -> new Subject(code, null)).toList();
        return MediaTopics.of(
                new Editorial(null, null, null, null, null, null, null, null, null, subjects, null, null), List.of());
    }
}
