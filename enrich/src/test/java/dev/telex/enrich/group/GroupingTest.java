package dev.telex.enrich.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.telex.enrich.copy.CopySettings;
import dev.telex.enrich.revision.Headline;
import dev.telex.enrich.story.StorySettings;
import dev.telex.enrich.text.Frame;
import dev.telex.wire.Editorial;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.Story;
import dev.telex.wire.Story.Listed;
import dev.telex.wire.StoryLink;
import dev.telex.wire.StoryLink.Role;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String FLOOD = """
        Rivers in western Kenya burst their banks on Sunday and drove 12,000 people from their homes around Kisumu, \
        the Red Cross said. Two bridges on the road to Busia were swept away, and the airport of the lakeside \
        city was closed after its runway was flooded. Governor Anyang Oduya asked the army for boats. Meteorologists \
        in Nairobi expect the rain to last until Thursday. The Nzoia river stood at its highest level since 1963, \
        and farmers in Budalangi lost most of their maize, said the head of the county's disaster office.\
        """;
    private static final String BANK = """
        The Swiss National Bank left its policy rate unchanged at 0.5 percent on Sunday, against the forecast of \
        most economists in Zurich. Chairman Martin Keller said the franc was still highly valued and inflation would \
        fall to 0.9 percent by the spring. Shares in UBS and Swiss Life gained more than two percent. Exporters of \
        watches and machines had asked for a cut, and the association of unions in Bern called the decision a missed \
        chance for 40,000 jobs in Jura and Neuchatel.\
        """;

    private final Grouping grouping = new Grouping(
            SettingsReader.defaults(CopySettings.class), SettingsReader.defaults(StorySettings.class), Keep.onHeap());
    private Instant clock = NOW;

    @Test
    void opensAStoryForEachEventAndLetsACopyJoinIt() {
        Grouped first = show("a", "afp.com", "Floods in Kenya", FLOOD);
        Grouped other = show("b", "sda.ch", "SNB holds rate", BANK);
        Grouped copy = show("c", "daily.example", "Kenya under water", "(AFP) - " + FLOOD);
        assertThat(story(first).role()).isEqualTo(Role.OPENED);
        assertThat(story(other).id()).isEqualTo(Ids.hash("b"));
        assertThat(story(copy).role()).isEqualTo(Role.COPY);
        assertThat(story(copy).id()).isEqualTo(Ids.hash("a"));
        assertThat(Objects.requireNonNull(article(copy).copy()).of()).isEqualTo(Ids.hash("a"));
        Story story = copy.stories().getFirst();
        assertThat(story.articles()).isEqualTo(2);
        assertThat(story.copies()).isEqualTo(1);
        assertThat(story.sources()).isEqualTo(1);
        assertThat(story.headline()).isEqualTo("Floods in Kenya");
        assertThat(story.latest()).extracting(Listed::publisher).containsExactly("afp.com", "daily.example");
    }

    /// Its day and its agency were what two events had in common.
    @Test
    void takesADatelineForNothingThatHappened() {
        String dateline = "KISUMU, Nov 22 (The Meridian Courier) - ";
        show("a", "courier.example", "Floods in Kenya", dateline + FLOOD);
        Grouped other = show("b", "courier.example", "SNB holds rate", dateline + BANK);
        assertThat(story(other).reason()).isEqualTo("nothing like it runs");
    }

    @Test
    void attachesACorrectionUnderANewLinkToTheArticleThatItNames() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        EnrichedArticle corrected = article(show("b", "afp.com", "CORRECTED-Floods in western Kenya", BANK));
        assertThat(corrected.id()).isEqualTo(Ids.hash("a"));
        assertThat(corrected.kind()).isEqualTo(Kind.CORRECTION);
        assertThat(corrected.revision()).isEqualTo(2);
        assertThat(corrected.version()).isGreaterThan(NOW.toEpochMilli());
        assertThat(corrected.aliases()).containsExactly(Ids.hash("b"));
    }

    @Test
    void attachesAChangedHeadlineUnderANewLinkByItsText() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        EnrichedArticle update = article(show("b", "afp.com", "Kenya floods drive 12,000 from homes", FLOOD));
        assertThat(update.id()).isEqualTo(Ids.hash("a"));
        assertThat(update.kind()).isEqualTo(Kind.UPDATE);
        EnrichedArticle again =
                article(revise("b", "afp.com", "Kenya floods", FLOOD + " The water falls.", Kind.UPDATE));
        assertThat(again.id()).isEqualTo(Ids.hash("a"));
        assertThat(again.revision()).isEqualTo(3);
    }

    @Test
    void callsTheSameWordsUnderANewLinkARefile() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        assertThat(article(show("b", "afp.com", "Floods in western Kenya", FLOOD))
                        .kind())
                .isEqualTo(Kind.REFILE);
    }

    @Test
    void takesTheSameHeadlineWithoutAMarkForAnotherArticle() {
        show("a", "afp.com", "Main stories of the day", FLOOD);
        EnrichedArticle other = article(show("b", "afp.com", "Main stories of the day", BANK));
        assertThat(other.id()).isEqualTo(Ids.hash("b"));
        assertThat(other.kind()).isEqualTo(Kind.NEW);
    }

    @Test
    void doesNotReviseAnArticleOfAnotherPublisher() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        EnrichedArticle other = article(show("b", "sda.ch", "CORRECTED-Floods in western Kenya", BANK));
        assertThat(other.id()).isEqualTo(Ids.hash("b"));
    }

    @Test
    void withdrawsTheCopiesWithTheArticleThatTheirWordsComeFrom() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        show("c", "daily.example", "Kenya under water", FLOOD);
        Grouped killed = show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill. " + FLOOD);
        assertThat(killed.articles())
                .extracting(EnrichedArticle::id, EnrichedArticle::kind, EnrichedArticle::withdrawnBecause)
                .containsExactly(tuple(Ids.hash("a"), Kind.KILL, null), tuple(Ids.hash("c"), Kind.KILL, Ids.hash("a")));
        assertThat(Json.text(killed)).doesNotContain("Kenya");
        assertThat(killed.stories().getFirst().headline()).isEmpty();
    }

    @Test
    void withdrawsACopyAloneWhenItIsTheCopyThatIsKilled() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        show("c", "daily.example", "Kenya is under water", FLOOD);
        Grouped killed = show("k", "daily.example", "KILL-Kenya is under water", "Please kill");
        assertThat(killed.articles()).extracting(EnrichedArticle::id).containsExactly(Ids.hash("c"));
        assertThat(killed.stories().getFirst().headline()).isEqualTo("Floods in western Kenya");
    }

    @Test
    void withdrawsTheCopiesOfACreditedAgencyAlsoWhereACopyWasSeenFirst() {
        show("c", "daily.example", "Kenya is under water", FLOOD, "AFP");
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        Grouped killed = show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        assertThat(killed.articles())
                .extracting(EnrichedArticle::id)
                .containsExactlyInAnyOrder(Ids.hash("a"), Ids.hash("c"));
    }

    @Test
    void withdrawsACopyThatComesAfterTheKill() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        EnrichedArticle late = article(show("c", "daily.example", "Kenya is under water", FLOOD));
        assertThat(late.kind()).isEqualTo(Kind.KILL);
        assertThat(late.withdrawnBecause()).isEqualTo(Ids.hash("a"));
        assertThat(late.text()).isEmpty();
    }

    @Test
    void keepsTheTombstoneOfAnUnknownArticle() {
        Grouped killed = show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        assertThat(article(killed).kind()).isEqualTo(Kind.KILL);
        assertThat(article(killed).title()).isEmpty();
        assertThat(killed.stories()).isEmpty();
    }

    @Test
    void isNotUndoneByAnEditWhenTheKillCameUnderAnotherLink() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        show("c", "daily.example", "Kenya is under water", FLOOD);
        show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        assertThat(revise("a", "afp.com", "Floods in western Kenya", FLOOD + " Typo.", Kind.UPDATE))
                .isEqualTo(Grouped.NOTHING);
        assertThat(revise("c", "daily.example", "Kenya is under water", FLOOD + " Typo.", Kind.UPDATE))
                .isEqualTo(Grouped.NOTHING);
    }

    /// The audit of alerts: after a restart, copies of one partition came before the originals of another.
    @Test
    void withdrawsWithTheOriginACopyThatCameHereBeforeIt() {
        Instant first = clock;
        clock = first.plus(Duration.ofMinutes(10));
        show("c", "daily.example", "Kenya is under water", FLOOD);
        clock = first;
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        Grouped killed = revise("a", "afp.com", "KILL-Floods in western Kenya", "Please kill", Kind.KILL);
        assertThat(killed.articles())
                .extracting(EnrichedArticle::id, EnrichedArticle::withdrawnBecause)
                .containsExactly(tuple(Ids.hash("a"), null), tuple(Ids.hash("c"), Ids.hash("a")));
        assertThat(article(show("d", "weekly.example", "Kenya under water", FLOOD))
                        .kind())
                .isEqualTo(Kind.KILL);
    }

    @Test
    void keepsTheOriginThatComesHereAfterTheKillOfItsCopy() {
        Instant first = clock;
        clock = first.plus(Duration.ofMinutes(10));
        show("c", "daily.example", "Kenya is under water", FLOOD);
        revise("c", "daily.example", "KILL-Kenya is under water", "Please kill", Kind.KILL);
        clock = first;
        assertThat(article(show("a", "afp.com", "Floods in western Kenya", FLOOD))
                        .kind())
                .isEqualTo(Kind.NEW);
    }

    /// One of 2,496 articles was in no index: its lead and its kill came while nobody asked, and the kill named
    /// another article of its publisher's with the same headline.
    @Test
    void namesAKillAlsoByTheIdUnderWhichItCame() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        Grouped killed = show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        assertThat(article(killed).id()).isEqualTo(Ids.hash("a"));
        assertThat(article(killed).aliases()).containsExactly(Ids.hash("k"));
    }

    @Test
    void namesWhatIsWithdrawnByEveryIdUnderWhichItsWordsComeAgain() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        EnrichedArticle killed = article(show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill"));
        Grouped again = show("b", "afp.com", "Kenya is under water", FLOOD);
        assertThat(again.isKnown()).isTrue();
        assertThat(again.articles()).singleElement().satisfies(article -> {
            assertThat(article.kind()).isEqualTo(Kind.KILL);
            assertThat(article.aliases()).containsExactly(Ids.hash("k"), Ids.hash("b"));
            assertThat(article.version()).isGreaterThan(killed.version());
        });
        assertThat(revise("b", "afp.com", "Kenya is under water", FLOOD, Kind.UPDATE))
                .isEqualTo(Grouped.NOTHING);
    }

    @Test
    void takesWhatReplacesAWithdrawnArticleForAnArticleOfItsOwn() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        EnrichedArticle replacement = article(show("b", "afp.com", "CORRECTED-Floods in western Kenya", BANK));
        assertThat(replacement.id()).isEqualTo(Ids.hash("b"));
        assertThat(replacement.text()).isEqualTo(BANK);
    }

    @Test
    void withdrawsTheCopiesOfACorrectionThatCameUnderAnotherLink() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        show("b", "afp.com", "CORRECTED-Floods in western Kenya", BANK);
        show("c", "daily.example", "Rate unchanged", BANK);
        Grouped killed = show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        assertThat(killed.articles()).extracting(EnrichedArticle::id).containsExactly(Ids.hash("a"), Ids.hash("c"));
        EnrichedArticle late = article(show("d", "weekly.example", "Rate unchanged again", BANK));
        assertThat(late.kind()).isEqualTo(Kind.KILL);
    }

    @Test
    void leavesNoWordInTheReasonWhyAWithdrawnArticleJoinedItsStory() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        Grouped joined = show("b", "rtr.example", "Floods in Kenya near Kisumu and Busia drive thousands out", """
            Floods in western Kenya around Kisumu drove 12,000 people out, governor Anyang Oduya and the Red Cross \
            said, as the Nzoia river burst its banks at Budalangi and bridges to Busia were lost.\
            """);
        assertThat(story(joined).role()).isEqualTo(Role.JOINED);
        Grouped killed = revise("b", "rtr.example", "KILL-Floods", "", Kind.KILL);
        assertThat(Json.text(article(killed))).doesNotContain("Kisumu").doesNotContain("Kenya");
    }

    @Test
    void withdrawsAnArticleAlsoALongTimeAfterItCame() {
        show("a", "afp.com", "Floods in western Kenya", FLOOD);
        clock = clock.plus(Duration.ofDays(20));
        Grouped killed = show("k", "afp.com", "KILL-Floods in western Kenya", "Please kill");
        assertThat(article(killed).id()).isEqualTo(Ids.hash("a"));
    }

    private static StoryLink story(Grouped grouped) {
        return Objects.requireNonNull(article(grouped).story());
    }

    private static EnrichedArticle article(Grouped grouped) {
        return grouped.articles().getFirst();
    }

    @Test
    void tellsWhatIsReadAgainWithAHigherVersionAndLeavesWhatItBelongsTo() {
        show("a", "afp.com", "Floods in Kenya", FLOOD);
        EnrichedArticle copy = article(show("b", "daily.example", "Kenya under water", "(AFP) - " + FLOOD));
        EnrichedArticle corrected =
                article(show("c", "daily.example", "CORRECTED-Kenya under water", "(AFP) - Many " + FLOOD));
        assertThat(corrected.story()).isEqualTo(copy.story());

        Grouped again = grouping.again(read(corrected, "c"));

        assertThat(again.stories()).isEmpty();
        assertThat(again.alerts()).isEmpty();
        assertThat(article(again))
                .isEqualTo(corrected.as(
                        corrected.id(),
                        corrected.version() + 1,
                        Kind.CORRECTION,
                        2,
                        corrected.firstSeen(),
                        corrected.story(),
                        corrected.copy(),
                        List.of(Ids.hash("c"))));
        assertThat(grouping.again(read(copy, "b"))).as("the revision before it").isEqualTo(Grouped.NOTHING);
        assertThat(article(revise("b", "daily.example", "Kenya under water", "(AFP) - All " + FLOOD, Kind.UPDATE))
                        .version())
                .isGreaterThan(corrected.version() + 1);
    }

    @Test
    void leavesWithdrawnWhatIsReadAgain() {
        EnrichedArticle origin = article(show("a", "afp.com", "Floods in Kenya", FLOOD));
        EnrichedArticle copy = article(show("b", "daily.example", "Kenya under water", "(AFP) - " + FLOOD));
        show("k", "afp.com", "KILL-Floods in Kenya", "Kill the story.");
        assertThat(grouping.again(read(origin, "a"))).isEqualTo(Grouped.NOTHING);
        assertThat(grouping.again(read(copy, "b"))).isEqualTo(Grouped.NOTHING);
        assertThat(grouping.again(read(copy, "never told"))).isEqualTo(Grouped.NOTHING);
    }

    /// As it came, under the id that it came with.
    private static EnrichedArticle read(EnrichedArticle told, String name) {
        return told.as(Ids.hash(name), told.seen().toEpochMilli(), Kind.NEW, 1, told.seen(), null, null, List.of());
    }

    private Grouped show(String name, String publisher, String title, String text) {
        return show(name, publisher, title, text, null);
    }

    private Grouped show(String name, String publisher, String title, String text, @Nullable String credit) {
        Headline headline = Headline.of(title);
        Kind kind = headline.mark() == Kind.KILL ? Kind.KILL : Kind.NEW;
        return group(name, publisher, title, text, kind, credit);
    }

    private Grouped revise(String name, String publisher, String title, String text, Kind kind) {
        return group(name, publisher, title, text, kind, null);
    }

    private Grouped group(
            String name, String publisher, String title, String text, Kind kind, @Nullable String credit) {
        clock = clock.plus(Duration.ofMinutes(1));
        Headline headline = Headline.of(title);
        EnrichedArticle article = new EnrichedArticle(
                Ids.hash(name),
                clock.toEpochMilli(),
                kind,
                null,
                1,
                "feed",
                publisher,
                false,
                false,
                null,
                "https://example.com/" + name,
                title,
                null,
                text,
                List.of(),
                List.of(),
                "en",
                List.of(),
                clock,
                null,
                null,
                credit == null
                        ? null
                        : new Editorial(null, null, null, null, null, null, credit, null, null, List.of()),
                clock,
                clock,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Frame.of(text).parts());
        return grouping.group(new Draft(article, headline.mark(), headline.bare(), List.of()), "en");
    }
}
