package dev.telex.enrich.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.enrich.copy.CopyDecision.Copy;
import dev.telex.enrich.copy.CopyDecision.Original;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiesTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final CopySettings SETTINGS = new CopySettings(WINDOW, Duration.ofHours(1), 1_000);

    private static final String FERRY = """
            A ferry carrying more than 300 passengers ran aground off the northern coast of Norway early on Sunday \
            after losing engine power in heavy seas, the coastguard said. Helicopters lifted 120 people from the \
            vessel and fishing boats took off the rest.

            "Everybody is safe, though some were treated for hypothermia," rescue coordinator Ingrid Solberg told \
            broadcaster NRK. The captain, who stayed aboard with eleven crew, reported flooding in the engine room.

            The 4,800-tonne Nordlys was on its way from Bergen to Kirkenes. Its operator said the cause was being \
            investigated and that divers would inspect the hull once the wind, which reached 28 metres a second, \
            had eased.
            """;
    private static final String FLASH = "Central bank of Brazil raises benchmark interest rate by 75 basis points to "
            + "14.25 percent, citing persistent services inflation and a weaker currency. Decision was unanimous.";

    private final List<String> left = new ArrayList<>();
    private final Copies copies = new Copies(SETTINGS, left::add);

    @Test
    void givesATextOfItsOwnAGroupOfItsOwn() {
        assertThat(decide("a", FERRY)).isEqualTo(new Original("a"));
        assertThat(decide("b", FLASH)).isEqualTo(new Original("b"));
    }

    @Test
    void saysWhatACopyIsACopyOf() {
        decide("a", FERRY);
        assertThat(copies.decide(
                        new CopyArticle("b", "Other headline", FERRY, "other.example", MORNING.plusSeconds(9))))
                .isEqualTo(new Copy("b", "a", "a", 100, false, false));
    }

    @Test
    void saysWhereTheOtherArticleIsTheSamePublishers() {
        decide("a", FERRY);
        assertThat(decide("b", FERRY))
                .isInstanceOfSatisfying(
                        Copy.class, copy -> assertThat(copy.samePublisher()).isTrue());
    }

    @Test
    void keepsTheGroupOfTheFirstInAChainOfCopies() {
        decide("a", FERRY);
        decide("b", "AGENCIES | " + FERRY.substring(0, FERRY.length() / 2));
        assertThat(decide("c", "By our correspondent. " + FERRY.substring(0, FERRY.length() / 2)))
                .isInstanceOfSatisfying(
                        Copy.class, copy -> assertThat(copy.group()).isEqualTo("a"));
    }

    @Test
    void isNotDeceivedByWhatEditorsDo() {
        decide("a", FERRY);
        String[] paragraphs = FERRY.split("\n\n", -1);
        assertCopy("cut", paragraphs[0]);
        assertCopy("reordered", paragraphs[2] + "\n\n" + paragraphs[0] + "\n\n" + paragraphs[1]);
        assertCopy("in capitals", FERRY.toUpperCase(Locale.ROOT));
        assertCopy("typography", FERRY.replace("\"", "“").replace(" ", "\u00a0").replace("-", "‑"));
        assertCopy(
                "spelling",
                FERRY.replace("metres", "meters")
                        .replace("4,800-tonne", "4800-ton")
                        .replace("investigated", "probed"));
        assertCopy(
                "credit and boilerplate", "(Reuters) - Subscribe to our newsletter. " + FERRY + "All rights reserved.");
    }

    @Test
    void takesThePassageFromALongTextForACopyOfIt() {
        decide("long", FERRY + FLASH);
        assertCopy("short", FLASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gold was fixed at %d.%d dollars an ounce in London on Tuesday, from %d.%d dollars at the previous "
                        + "fixing. Silver stood at %d cents an ounce and platinum at %d dollars, dealers said.",
                "Shr %d cts vs %d cts. Net profit %d mln dlrs vs %d mln. Revenues %d mln vs %d mln. Average shares "
                        + "outstanding rose. Results include extraordinary gain from sale of subsidiary.",
                "Sunny spells with a light breeze from the west, highest temperature %d degrees, lowest %d degrees, "
                        + "humidity %d percent, rainfall %d millimetres since midnight. Sunrise at %d:%d tomorrow.",
            })
    void takesNoTemplateWithOtherNumbersForACopy(String template) {
        for (int i = 0; i < 20; i++) {
            Object[] numbers = new Object[6];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = 11 + (i * 6 + n) * 37 % 900;
            }
            assertThat(decide("report-" + i, template.formatted(numbers))).isInstanceOf(Original.class);
        }
    }

    @Test
    void takesSharedBoilerplateForNoCopyOnceItIsKnown() {
        String boilerplate =
                " Sign up for our morning newsletter with exclusive reporting, analysis and commentary from "
                        + "award-winning correspondents around the world, delivered straight into your inbox every weekday. "
                        + "Terms and conditions apply; read about privacy, advertising preferences, licensing and syndication.";
        for (int i = 0; i < 20; i++) {
            decide("word-" + i, distinct(i, 40) + boilerplate);
        }
        assertThat(decide("last", distinct(99, 12) + boilerplate)).isInstanceOf(Original.class);
    }

    @Test
    void findsTheCopiesOfATextThatIsCopiedHundredsOfTimes() {
        for (int i = 0; i < 500; i++) {
            assertThat(decide("copy-" + i, FERRY).group()).isEqualTo("copy-0");
        }
    }

    @Test
    void takesAFlashForACopyOnlyOfTheSameFlash() {
        decide("a", FLASH);
        assertCopy("b", FLASH);
        assertThat(decide(
                        "c",
                        FLASH.replace("Brazil", "Mexico")
                                .replace("75", "50")
                                .replace("14.25", "9.75")
                                .replace("persistent services inflation", "slowing growth")
                                .replace("a weaker currency", "falling energy prices")
                                .replace("unanimous", "split")))
                .isInstanceOf(Original.class);
    }

    @Test
    void takesFewerThanNineTellingWordsForNoCopy() {
        decide("a", "Markets closed higher on Monday.");
        assertThat(decide("b", "Markets closed higher on Monday.")).isInstanceOf(Original.class);
    }

    @Test
    void countsTheHeadlineWhereTheTextIsTooShort() {
        String headline = "Central bank of Brazil raises benchmark interest rate by 75 basis points to 14.25 percent";
        copies.decide(article("a", headline, "", MORNING));
        assertThat(copies.decide(article("b", headline, "", MORNING))).isInstanceOf(Copy.class);
    }

    @Test
    void takesNoTextForACopyOfNoText() {
        assertThat(decide("a", "")).isInstanceOf(Original.class);
        assertThat(decide("b", "")).isInstanceOf(Original.class);
        assertThat(decide("c", " \n\t … — ")).isInstanceOf(Original.class);
    }

    @Test
    void bearsAnyText() {
        String unpaired = FERRY.replace("ferry", "fer\ud83dry").replace("Norway", "\udc00Norway\ud800");
        decide("unpaired", unpaired);
        assertCopy("unpaired again", unpaired);
        decide("longest", distinct(7, 200_000));
        assertCopy("longest again", distinct(7, 200_000));
        assertThat(decide("one word", "x".repeat(1_000_000))).isInstanceOf(Original.class);
    }

    @Test
    void readsScriptsThatRunFromTheRightOrHaveNoSpaces() {
        String arabic = "أعلنت وزارة الصحة يوم الأحد تسجيل حالات جديدة في العاصمة بعد أسبوع من الهدوء النسبي "
                + "وقال المتحدث باسم الوزارة إن الفرق الطبية تعمل على احتواء الانتشار في الأحياء الشرقية من المدينة";
        String japanese = "気象庁は日曜日の朝、北海道の沖合でマグニチュード六の地震が発生したと発表した。津波の心配はないという。" + "けが人の情報は入っていない。";
        decide("arabic", arabic);
        decide("japanese", japanese);
        assertCopy("arabic again", "\u200f" + arabic + "\u200e");
        assertCopy("japanese again", japanese);
    }

    @Test
    void neverTakesAnArticleForACopyOfItself() {
        decide("a", FERRY);
        assertThat(decide("a", FERRY)).isEqualTo(new Original("a"));
        Copy copy = (Copy) decide("b", FERRY);
        assertThat(decide("b", FERRY)).isEqualTo(copy);
        assertThat(copies.size()).isEqualTo(2);
    }

    @Test
    void keepsADecisionWhenTheTextChangesAndComparesWithTheNewText() {
        decide("a", FERRY);
        assertThat(decide("a", FLASH)).isEqualTo(new Original("a"));
        assertThat(decide("b", FLASH).group()).isEqualTo("a");
        assertThat(decide("c", FERRY)).isInstanceOf(Original.class);
    }

    @Test
    void saysWhereTheEarlierArticleCameLate() {
        copies.decide(article("late", "", FERRY, MORNING.plusSeconds(60)));
        assertThat(copies.decide(article("first", "", FERRY, MORNING)))
                .isEqualTo(new Copy("first", "late", "late", 100, true, true));
    }

    @Test
    void prefersTheArticleSeenFirstAndOfOneTimeTheLesserId() {
        copies.decide(article("b", "", FERRY, MORNING));
        copies.decide(article("a", "", FERRY, MORNING));
        copies.decide(article("0", "", FERRY, MORNING.plusSeconds(1)));
        assertThat(copies.decide(article("c", "", FERRY, MORNING.plusSeconds(2))))
                .isInstanceOfSatisfying(
                        Copy.class, copy -> assertThat(copy.of()).isEqualTo("a"));
    }

    @Test
    void looksBackAsFarAsTheWindowReaches() {
        copies.decide(article("a", "", FERRY, MORNING));
        copies.decide(article("in time", "", FERRY, MORNING.plus(WINDOW)));
        assertThat(copies.decide(article("late", "", FLASH, MORNING)).id()).isEqualTo("late");
        assertThat(copies.decide(article("too late", "", FERRY, MORNING.minusSeconds(1))))
                .isInstanceOfSatisfying(
                        Copy.class, copy -> assertThat(copy.of()).isEqualTo("a"));
        assertThat(copies.decide(article(
                        "again", "", FERRY, MORNING.plus(WINDOW).plus(WINDOW).plusSeconds(1))))
                .isInstanceOf(Original.class);
    }

    @Test
    void letsGoOfWhatHasLeftTheWindow() {
        for (int hour = 0; hour < 24 * 20; hour++) {
            copies.decide(article("article-" + hour, "", distinct(hour, 50), MORNING.plus(Duration.ofHours(hour))));
        }
        assertThat(copies.size()).isBetween(7 * 24, 7 * 24 + 3);
        assertThat(left).startsWith("article-0", "article-1").hasSize(24 * 20 - copies.size());
        assertThat(copies.sketch("article-0")).isEmpty();
    }

    @Test
    void holdsNoMoreThanItMay() {
        for (int i = 0; i < 10_000; i++) {
            copies.decide(article("article-" + i, "", distinct(i, 50), MORNING.plusSeconds(i)));
        }
        assertThat(copies.size()).isEqualTo(1_000);
        assertThat(left).hasSize(9_000).startsWith("article-0").endsWith("article-8999");
    }

    @Test
    void refusesWhatIsNoSketch() {
        assertThatThrownBy(() -> copies.restore(Stream.of(new byte[] {9, 0, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected version 1");
    }

    private void assertCopy(String id, String text) {
        assertThat(decide(id, text)).as(id).isInstanceOf(Copy.class);
    }

    private CopyDecision decide(String id, String text) {
        return copies.decide(article(id, "", text, MORNING));
    }

    private static CopyArticle article(String id, String title, String text, Instant seen) {
        return new CopyArticle(id, title, text, "wire.example", seen);
    }

    /// Words that no other text has.
    private static String distinct(int text, int words) {
        var distinct = new StringBuilder();
        for (int i = 0; i < words; i++) {
            distinct.append("word")
                    .append((char) ('b' + i % 19))
                    .append(text * 1_000_003L + i)
                    .append("th ");
        }
        return distinct.toString();
    }
}
