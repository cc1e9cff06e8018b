package dev.telex.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.Alert;
import dev.telex.wire.Alert.Because;
import dev.telex.wire.Alert.Match;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.Watch.Embargo;
import dev.telex.wire.Watch.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertingTest {
    private static final When EVERY = new When(true, false, null, 1, Embargo.SAY);
    private static final When REVISIONS = new When(false, true, null, 1, Embargo.SAY);
    private static final When AGAIN = new When(false, false, Duration.ofHours(6), 1, Embargo.SAY);
    private static final When THREE_SOURCES = new When(false, false, null, 3, Embargo.SAY);
    private static final When WAITING = new When(false, false, null, 1, Embargo.WAIT);

    private final Course course = new Course().watch("w", When.FIRST);

    @Test
    void tellsAWatchOnceOfAStory() {
        assertThat(because(course.article("a", "flood", 1, "w"))).containsExactly(Because.FIRST);
        assertThat(course.article("copy", "flood", 1, "w")).isEmpty();
        assertThat(course.comes(Kind.UPDATE, "a", "flood", 1, "w")).isEmpty();
        assertThat(course.article("b", "strike", 1, "w")).hasSize(1);
    }

    @Test
    void tellsItOfTheFirstArticleThatMatchesWhereverItStandsInTheStory() {
        assertThat(course.article("a", "flood", 1)).isEmpty();
        assertThat(because(course.comes(Kind.UPDATE, "a", "flood", 1, "w"))).containsExactly(Because.FIRST);
    }

    @Test
    void tellsANewWatchOfARunningStory() {
        course.article("a", "flood", 1, "w");
        course.watch("late", When.FIRST);
        assertThat(course.article("b", "flood", 2, "w", "late"))
                .extracting(Alert::watch)
                .containsExactly("late");
    }

    @Test
    void forgetsNothingOverARestart() {
        course.article("a", "flood", 1, "w");
        course.restarts();
        assertThat(course.article("b", "flood", 2, "w")).isEmpty();
        assertThat(because(course.kill("a"))).containsExactly(Because.KILL);
    }

    @Test
    void tellsNobodyWhoseWatchAsksOtherwiseByNow() {
        course.asksOtherwise("w");
        assertThat(course.article("a", "flood", 1, "w")).isEmpty();
        assertThat(course.kill("a")).isEmpty();
    }

    @Test
    void saysWhyAndHowLate() {
        Alert alert = course.article("a", "flood", 2, "w").getFirst();
        assertThat(alert.matches())
                .containsExactly(new Match("title", 0, 5, "Title"), new Match("text", 4, 10, "floods"));
        assertThat(alert.snippet()).isEqualTo(Course.TEXT);
        assertThat(alert.late()).isEqualTo(Duration.ofSeconds(90));
        assertThat(alert.story())
                .isEqualTo(new Alert.Of(
                        Ids.hash("flood"),
                        "Headline of flood",
                        Instant.parse("2026-11-22T08:00:00Z"),
                        3,
                        1,
                        3,
                        2,
                        List.of(),
                        "why"));
        assertThat(alert.id())
                .isEqualTo(Alert.idOf(
                        "w",
                        Ids.hash("flood"),
                        Ids.hash("a"),
                        Kind.NEW,
                        course.now().toEpochMilli()));
    }

    @Test
    void tellsOfACorrectionWhomItToldOfTheArticleAlsoWhereItMatchesNoMore() {
        course.article("a", "flood", 1, "w");
        course.article("b", "flood", 2, "w");
        assertThat(course.comes(Kind.CORRECTION, "b", "flood", 2, "w")).isEmpty();
        assertThat(because(course.comes(Kind.CORRECTION, "a", "flood", 2, "w"))).containsExactly(Because.CORRECTION);
        List<Alert> unmatched = course.comes(Kind.CORRECTION, "a", "flood", 2);
        assertThat(because(unmatched)).containsExactly(Because.CORRECTION);
        assertThat(unmatched.getFirst().matches()).isEmpty();
    }

    @Test
    void tellsOfAKillWhomItToldOfTheArticleOrOfACopyThatGoesWithIt() {
        course.watch("other", When.FIRST);
        course.article("a", "flood", 1, "w");
        course.article("copy", "flood", 1, "w", "other");
        List<Alert> kills = course.kill("a", "copy");
        assertThat(kills).extracting(Alert::watch).containsExactly("w", "other");
        assertThat(because(kills)).containsOnly(Because.KILL);
        assertThat(kills)
                .extracting(Alert::title, Alert::snippet)
                .allSatisfy(words -> assertThat(words.toList()).containsExactly("", null));
    }

    @Test
    void tellsNobodyOfAKillWhoWasNotTold() {
        course.article("a", "flood", 1, "w");
        course.article("b", "flood", 2, "w");
        assertThat(course.kill("b")).isEmpty();
        course.remove("w");
        assertThat(course.kill("a")).isEmpty();
    }

    @Test
    void tellsNobodyOfBackfillAndThenOfTheFirstLiveArticle() {
        assertThat(course.backfill(true).article("a", "flood", 1, "w")).isEmpty();
        assertThat(because(course.backfill(false).article("b", "flood", 1, "w")))
                .containsExactly(Because.FIRST);
    }

    @Test
    void tellsOfEveryArticleWhoAsksForIt() {
        course.watch("w", EVERY).article("a", "flood", 1, "w");
        assertThat(because(course.article("b", "flood", 1, "w"))).containsExactly(Because.ARTICLE);
        assertThat(course.comes(Kind.UPDATE, "b", "flood", 1, "w")).isEmpty();
        assertThat(because(course.kill("b"))).containsExactly(Because.KILL);
    }

    @Test
    void tellsOfRevisionsWhoAsksForThem() {
        course.watch("w", REVISIONS).article("a", "flood", 1, "w");
        assertThat(course.article("b", "flood", 1, "w")).isEmpty();
        assertThat(because(course.comes(Kind.UPDATE, "a", "flood", 1, "w"))).containsExactly(Because.REVISION);
    }

    @Test
    void tellsAgainAfterTheStoryWasQuiet() {
        course.watch("w", AGAIN).article("a", "flood", 1, "w");
        course.passes(Duration.ofHours(5));
        assertThat(course.article("b", "flood", 1, "w")).isEmpty();
        course.passes(Duration.ofHours(5));
        assertThat(course.article("c", "flood", 1)).isEmpty();
        course.passes(Duration.ofHours(5));
        assertThat(course.article("d", "flood", 1, "w")).isEmpty();
        course.passes(Duration.ofHours(6));
        assertThat(because(course.article("e", "flood", 1, "w"))).containsExactly(Because.AGAIN);
    }

    @Test
    void waitsForSourcesAndIsToldByTheOneThatMakesThemEnoughEvenIfItDoesNotMatch() {
        course.watch("w", THREE_SOURCES);
        assertThat(course.article("a", "flood", 1, "w")).isEmpty();
        assertThat(course.article("b", "flood", 2, "w")).isEmpty();
        course.restarts();
        List<Alert> alerts = course.article("c", "flood", 3);
        assertThat(because(alerts)).containsExactly(Because.SOURCES);
        assertThat(alerts.getFirst().article()).isEqualTo(Ids.hash("c"));
        assertThat(alerts.getFirst().matched()).isEqualTo(Ids.hash("a"));
        assertThat(alerts.getFirst().matches()).extracting(Match::text).contains("floods");
        assertThat(course.article("d", "flood", 4, "w")).isEmpty();
        assertThat(because(course.kill("c"))).containsExactly(Because.KILL);
    }

    @Test
    void waitsNoMoreWhereEnoughSourcesHaveTheStoryAlready() {
        course.watch("w", THREE_SOURCES);
        course.article("a", "flood", 3);
        assertThat(because(course.article("b", "flood", 3, "w"))).containsExactly(Because.SOURCES);
    }

    @Test
    void waitsForNothingOnceWhatMatchedIsWithdrawn() {
        course.watch("w", THREE_SOURCES).article("a", "flood", 1, "w");
        assertThat(course.kill("a")).isEmpty();
        assertThat(course.article("b", "flood", 3)).isEmpty();
    }

    @Test
    void knowsOfBothWhereTwoStoriesTurnOutToBeOne() {
        course.watch("other", When.FIRST).watch("third", When.FIRST);
        course.article("a", "flood", 1, "w");
        course.article("b", "dam", 1, "other");
        assertThat(course.merges("dam", "flood", "c", 2, "w", "other", "third"))
                .extracting(Alert::watch)
                .containsExactly("third");
        assertThat(course.kill("b")).singleElement().satisfies(kill -> {
            assertThat(kill.watch()).isEqualTo("other");
            assertThat(kill.story()).extracting(Alert.Of::tookIn).isEqualTo(List.of(Ids.hash("dam")));
        });
        assertThat(course.article("d", "flood", 2, "w", "other", "third")).isEmpty();
    }

    @Test
    void followsAStoryThroughTwoMergers() {
        course.article("a", "one", 1, "w");
        course.merges("one", "two", "b", 1);
        course.merges("two", "three", "c", 1);
        assertThat(course.article("d", "three", 1, "w")).isEmpty();
        assertThat(because(course.kill("a"))).containsExactly(Because.KILL);
    }

    @Test
    void addsUpSourcesThatWereWaitedForInTwoStories() {
        course.watch("w", THREE_SOURCES);
        course.article("a", "flood", 2, "w");
        course.article("b", "dam", 1);
        assertThat(because(course.merges("flood", "dam", "c", 3))).containsExactly(Because.SOURCES);
    }

    @Test
    void saysThatCopyIsEmbargoed() {
        Instant end = course.now().plusSeconds(3600);
        assertThat(course.embargoed(end).article("a", "flood", 1, "w"))
                .extracting(Alert::embargoed)
                .containsExactly(end);
    }

    @Test
    void waitsForTheEndOfAnEmbargoOverARestart() {
        Instant end = course.now().plusSeconds(3600);
        assertThat(course.watch("w", WAITING).embargoed(end).article("a", "flood", 1, "w"))
                .isEmpty();
        assertThat(course.article("b", "flood", 1, "w")).isEmpty();
        course.restarts();
        assertThat(course.due()).isEmpty();
        course.passes(Duration.ofHours(1));
        assertThat(course.due()).singleElement().satisfies(alert -> {
            assertThat(alert.because()).isEqualTo(Because.FIRST);
            assertThat(alert.at()).isEqualTo(course.now());
        });
        assertThat(course.due()).isEmpty();
        assertThat(because(course.kill("a"))).containsExactly(Because.KILL);
    }

    @Test
    void tellsNothingOfWhatIsWithdrawnBeforeItsEmbargoEnds() {
        course.watch("w", WAITING).embargoed(course.now().plusSeconds(3600)).article("a", "flood", 1, "w");
        assertThat(course.kill("a")).isEmpty();
        course.passes(Duration.ofHours(2));
        assertThat(course.due()).isEmpty();
        assertThat(because(course.article("b", "flood", 1, "w"))).containsExactly(Because.FIRST);
    }

    @Test
    void waitsForWhatIsWithheldUntilItIsNot() {
        course.watch("w", WAITING);
        assertThat(course.embargoed(null).article("a", "flood", 1, "w")).isEmpty();
        assertThat(because(course.embargoed(course.now()).comes(Kind.UPDATE, "a", "flood", 1, "w")))
                .containsExactly(Because.FIRST);
    }

    private static List<Because> because(List<Alert> alerts) {
        return alerts.stream().map(Alert::because).toList();
    }
}
