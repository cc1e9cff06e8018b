package dev.telex.enrich.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.text.ReadableArticle;
import dev.telex.wire.Article;
import dev.telex.wire.Editorial;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.PublicationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private @Nullable Remembered memory;
    private Instant clock = NOW;

    @Test
    void dropsTheSameArticleSeenAgain() {
        assertThat(see(show("feed", "text"))).isEqualTo(Kind.NEW);
        assertThat(see(show("feed", "text"))).isNull();
    }

    @Test
    void passesAChangeAsAnUpdate() {
        see(show("feed", "text"));
        assertThat(see(show("feed", "longer text"))).isEqualTo(Kind.UPDATE);
        assertThat(memory().revision()).isEqualTo(2);
    }

    @Test
    void takesOtherSummariesOfSectionFeedsForNoUpdate() {
        see(show("world", "long text"));
        assertThat(see(show("sport", "summary"))).isNull();
        assertThat(see(show("world", "long text"))).isNull();
        assertThat(see(show("sport", "changed summary"))).isEqualTo(Kind.UPDATE);
    }

    @Test
    void doesNotLoseAnUpdateThatAnotherSectionFeedShowedFirst() {
        see(show("world", "text"));
        assertThat(see(updated("sport", "new text", NOW.plusSeconds(60)))).isNull();
        assertThat(see(updated("world", "new text", NOW.plusSeconds(60)))).isEqualTo(Kind.UPDATE);
        assertThat(see(updated("sport", "new text", NOW.plusSeconds(60)))).isNull();
    }

    @Test
    void dropsAnOldTextThatACacheServesAgain() {
        see(show("feed", "text"));
        see(show("feed", "corrected text"));
        assertThat(see(show("feed", "text"))).isNull();
        assertThat(see(show("feed", "corrected text"))).isNull();
    }

    @Test
    void passesAnOldTextThatComesWithALaterUpdatedTime() {
        see(show("feed", "text"));
        see(updated("feed", "changed text", NOW.plusSeconds(60)));
        assertThat(see(updated("feed", "text", NOW.plusSeconds(120)))).isEqualTo(Kind.UPDATE);
    }

    @Test
    void letsNobodyButThePublisherReviseAnArticle() {
        see(show("publisher", "text"));
        assertThat(see(sighting("aggregator", "other text"))).isNull();
        assertThat(see(sighting("aggregator", "yet another"))).isNull();
        assertThat(see(show("publisher", "text"))).isNull();
    }

    @Test
    void isNotMadeToForgetThePublishersFeedByManySightings() {
        see(show("publisher", "text"));
        for (int i = 0; i < 30; i++) {
            see(sighting("aggregator " + i, "text"));
        }
        assertThat(see(show("publisher", "corrected text"))).isEqualTo(Kind.UPDATE);
    }

    @Test
    void seesTheUpdateInAnyOfAPublishersSectionFeeds() {
        for (int i = 0; i < 10; i++) {
            see(show("section " + i, "text"));
        }
        assertThat(see(show("section 0", "new text"))).isEqualTo(Kind.UPDATE);
        for (int i = 1; i < 10; i++) {
            assertThat(see(show("section " + i, "new text"))).isNull();
        }
    }

    @Test
    void replacesASightingByThePublishersOwnViewWithoutCallingItAnUpdate() {
        assertThat(see(sighting("aggregator", "headline only"))).isEqualTo(Kind.NEW);
        assertThat(see(sighting("another", "headline only, too"))).isNull();
        assertThat(see(show("publisher", "text"))).isEqualTo(Kind.NEW);
        assertThat(memory().revision()).isEqualTo(1);
        assertThat(see(show("publisher", "text"))).isNull();
    }

    @Test
    void passesTheFirstLiveSightingAfterBackfillAsNewOnce() {
        see(backfill("feed", "text"));
        assertThat(see(show("section", "text"))).isEqualTo(Kind.NEW);
        assertThat(see(show("feed", "text"))).isNull();
        assertThat(see(show("section", "text"))).isNull();
    }

    @Test
    void letsVersionsRiseAlsoWhenTheClockStandsStill() {
        see(show("feed", "a"));
        long first = memory().version();
        assertThat(first).isEqualTo(clock.toEpochMilli());
        clock = NOW.minusSeconds(3600);
        see(show("feed", "b"));
        assertThat(memory().version()).isEqualTo(first + 1);
    }

    @Test
    void callsARevisionWhatItsPublisherCallsIt() {
        see(titled("Oil falls", "text"));
        assertThat(see(titled("UPDATE 1-Oil falls", "more text"))).isEqualTo(Kind.UPDATE);
        assertThat(see(titled("CORRECTED-UPDATE 1-Oil falls", "more text"))).isEqualTo(Kind.CORRECTION);
        assertThat(see(titled("REFILE-Oil falls", "more text, again"))).isEqualTo(Kind.REFILE);
        assertThat(see(titled("Oil falls", "(Corrects price in first paragraph) more text")))
                .isEqualTo(Kind.CORRECTION);
    }

    @Test
    void doesNotCallEveryLaterUpdateACorrectionBecauseTheMarkStays() {
        see(titled("Oil falls", "text"));
        see(titled("CORRECTED-Oil falls", "corrected text"));
        assertThat(see(titled("CORRECTED-Oil falls", "corrected and longer text")))
                .isEqualTo(Kind.UPDATE);
    }

    @Test
    void callsTheFirstOfAnArticleNewWhateverItsMark() {
        assertThat(see(titled("CORRECTED-Oil falls", "text"))).isEqualTo(Kind.NEW);
    }

    @Test
    void withdrawsWhatItsPublisherWithdraws() {
        see(titled("Oil falls", "text"));
        assertThat(see(titled("KILL-Oil falls", "Please kill"))).isEqualTo(Kind.KILL);
        assertThat(memory().revision()).isEqualTo(2);
        assertThat(see(titled("KILL-Oil falls", "Please kill this story"))).isNull();
    }

    @Test
    void withdrawsWhatIsCanceledByItsStatus() {
        see(show("feed", "text"));
        assertThat(see(withStatus(PublicationStatus.CANCELED, "text", null))).isEqualTo(Kind.KILL);
    }

    @Test
    void passesAChangeOfStatusAsAnUpdate() {
        see(show("feed", "text"));
        assertThat(see(withStatus(PublicationStatus.WITHHELD, "text", null))).isEqualTo(Kind.UPDATE);
        assertThat(see(withStatus(PublicationStatus.WITHHELD, "text", null))).isNull();
    }

    @Test
    void keepsAnUnknownKillAsATombstone() {
        assertThat(see(titled("KILL-Oil falls", "text"))).isEqualTo(Kind.KILL);
        assertThat(see(titled("Oil falls", "text that was withdrawn, served late")))
                .isNull();
    }

    @Test
    void letsNobodyButThePublisherWithdrawAnArticle() {
        see(show("publisher", "text"));
        assertThat(see(article("aggregator", "STORY WITHDRAWN", "", true, null, null)))
                .isNull();
        assertThat(see(show("publisher", "longer text"))).isEqualTo(Kind.UPDATE);
    }

    @Test
    void doesNotLetASectionFeedBringBackWhatWasWithdrawn() {
        see(show("world", "text"));
        see(show("sport", "summary"));
        see(article("world", "STORY WITHDRAWN", "", false, null, null));
        assertThat(see(show("world", "text"))).isNull();
        assertThat(see(show("sport", "other summary"))).isNull();
        assertThat(see(show("home", "text"))).isNull();
    }

    @Test
    void bringsBackWhatItsPublisherDatesLaterThanTheKillOrCallsUsable() {
        see(show("feed", "text"));
        see(article("feed", "STORY WITHDRAWN", "", false, NOW, null));
        assertThat(see(updated("feed", "checked text", NOW.plusSeconds(60)))).isEqualTo(Kind.UPDATE);
        see(article("feed", "STORY WITHDRAWN", "again", false, NOW.plusSeconds(120), null));
        assertThat(see(withStatus(PublicationStatus.USABLE, "rewritten text", null)))
                .isEqualTo(Kind.UPDATE);
    }

    @Test
    void remembersInTwoHundredBytes() {
        for (int i = 0; i < 50; i++) {
            see(show("feed " + i, "text " + i));
            see(updated("feed " + i, "more text " + i, NOW.plusSeconds(i)));
        }
        assertThat(memory().toBytes().length).isLessThanOrEqualTo(200);
        assertThat(Remembered.of(memory().toBytes())).isEqualTo(memory);
    }

    private @Nullable Kind see(Article article) {
        Decision decision = Decision.on(ReadableArticle.of(article), memory);
        memory = Remembered.of(decision.remembered().toBytes());
        return decision.kind();
    }

    private Remembered memory() {
        return Objects.requireNonNull(memory);
    }

    private Article show(String feed, String text) {
        return article(feed, "Title", text, false, null, null);
    }

    private Article titled(String title, String text) {
        return article("feed", title, text, false, null, null);
    }

    private Article updated(String feed, String text, Instant updated) {
        return article(feed, "Title", text, false, updated, null);
    }

    private Article sighting(String feed, String text) {
        return article(feed, "Title", text, true, null, null);
    }

    private Article withStatus(PublicationStatus status, String text, @Nullable Instant updated) {
        return article("feed", "Title", text, false, updated, status);
    }

    private Article backfill(String feed, String text) {
        return article(feed, "Title", text, false, true, null, null);
    }

    private Article article(
            String feed,
            String title,
            String text,
            boolean sighting,
            @Nullable Instant updated,
            @Nullable PublicationStatus status) {
        return article(feed, title, text, sighting, false, updated, status);
    }

    private Article article(
            String feed,
            String title,
            String text,
            boolean sighting,
            boolean backfill,
            @Nullable Instant updated,
            @Nullable PublicationStatus status) {
        return new Article(
                Ids.hash("a"),
                feed,
                "Example",
                sighting,
                backfill,
                null,
                null,
                title,
                null,
                text,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                updated,
                status == null
                        ? null
                        : new Editorial(status, null, null, null, null, null, null, null, null, List.of()),
                clock);
    }
}
