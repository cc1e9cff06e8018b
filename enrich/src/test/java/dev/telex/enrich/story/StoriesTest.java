package dev.telex.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.enrich.story.Placement.Role;
import dev.telex.enrich.story.Story.Life;
import dev.telex.wire.Entity;
import dev.telex.wire.EntityType;
import dev.telex.wire.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoriesTest {
    static final StorySettings SETTINGS = SettingsReader.defaults(StorySettings.class);

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String QUAKE = """
        Strong earthquake shakes Lombok
        An earthquake of magnitude 6.4 struck the Indonesian island of Lombok on Sunday, killing 14 people and
        damaging thousands of homes near Mount Rinjani, the disaster agency in Jakarta said.\
        """;
    private static final String QUAKE_AGAIN = """
        Lombok quake kills 14
        At least 14 people died when a magnitude 6.4 earthquake hit Lombok, east of Bali. Hikers were stranded
        on Mount Rinjani as homes collapsed on the island, the disaster agency said.\
        """;
    private static final String OTHER_QUAKE = """
        Earthquake hits western Iran
        An earthquake of magnitude 7.3 struck Kermanshah province near the border with Iraq, killing 530 people
        in Sarpol-e Zahab, the state news agency said.\
        """;

    private final Stories stories = new Stories(SETTINGS);

    @Test
    void gathersWhatTellsOneEvent() {
        assertThat(place("a", QUAKE).role()).isEqualTo(Role.OPENED);
        Placement joined = place("b", QUAKE_AGAIN);

        assertThat(joined.role()).isEqualTo(Role.JOINED);
        assertThat(joined.story()).isEqualTo("a");
        assertThat(joined.changed()).containsExactly("a");
        assertThat(Objects.requireNonNull(joined.parts()).article()).isEqualTo("a");
        assertThat(joined.parts().matched()).contains("lombok", "6.4");
        assertThat(joined.reason()).contains("like a ").contains("lombok");
    }

    @Test
    void keepsTwoEarthquakesApart() {
        place("a", QUAKE);
        Placement other = place("b", OTHER_QUAKE);

        assertThat(other.role()).isEqualTo(Role.OPENED);
        assertThat(other.score()).isBetween(0.0, Weights.CHOSEN.join(1));
        assertThat(other.reason()).contains("nearest is a");
    }

    /// On a simulated wire every third event was put into the story of another one in its city: what they shared was
    /// the city, its country and its officials.
    @Test
    void keepsTwoEventsOfOneCityApart() {
        place("a", """
                Search goes on after quake in Tanzania kills 155
                Rescuers dug with bare hands through flattened homes in Dar es Salaam, where an earthquake of magnitude
                6.8 struck before dawn and left thousands without shelter. Aftershocks hampered the search, and cracks
                ran through the walls of hospitals. President Joseph Mwangi flew in from Dodoma with Neema Okello, the
                interior minister of Tanzania, and declared three days of mourning. "We heard knocking under the
                concrete," said Grace Kimani, a teacher.\
                """);
        Placement other = place("b", """
                Ssemwogerere to appeal after Tanzanian court sentence
                A judge in Dar es Salaam jailed a former banker for nine years over fraud, embezzlement and forged
                invoices in a verdict that took four hours to read. Prosecutors had asked for twelve. President Joseph
                Mwangi made no comment in Dodoma; Neema Okello, the interior minister of Tanzania, asked for calm.
                Defence lawyers called the trial a farce. "He will sleep in a cell tonight," said Asha Habimana, a clerk
                who lost her savings.\
                """);

        assertThat(other.role()).isEqualTo(Role.OPENED);
    }

    @Test
    void putsACopyWhereItsOriginalIs() {
        place("a", QUAKE);
        place("b", OTHER_QUAKE);
        Placement copy = stories.place(new StoryArticle("c", "", "?", NOON, "herald", "a", List.of()));

        assertThat(copy.role()).isEqualTo(Role.COPY);
        assertThat(copy.story()).isEqualTo("a");
    }

    @Test
    void saysTheSameOfAnArticleThatComesAgain() {
        place("a", QUAKE);
        place("b", QUAKE_AGAIN);
        byte[] before = stories.bytes("a");
        Placement again = place("b", "Entirely other words about nothing of the kind");

        assertThat(again.role()).isEqualTo(Role.AGAIN);
        assertThat(again.story()).isEqualTo("a");
        assertThat(stories.bytes("a")).isEqualTo(before);
    }

    @Test
    void countsSourcesThatAreNoCopies() {
        stories.place(article("a", QUAKE, NOON, "agency", null));
        stories.place(article("b", QUAKE, NOON, "herald", "a"));
        stories.place(article("c", QUAKE, NOON, "herald", "a"));
        stories.place(article("d", QUAKE_AGAIN, NOON.plusSeconds(60), "courier", null));
        Story story = Objects.requireNonNull(stories.story("d", NOON));

        assertThat(story.id()).isEqualTo("a");
        assertThat(story.articles()).isEqualTo(4);
        assertThat(story.copies()).isEqualTo(2);
        assertThat(story.publishers()).isEqualTo(3);
        assertThat(story.sources()).isEqualTo(2);
        assertThat(story.firstSeen()).isEqualTo(NOON);
        assertThat(story.lastSeen()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void aPublisherOfACopyThatWritesItsOwnBecomesASource() {
        stories.place(article("a", QUAKE, NOON, "agency", null));
        stories.place(article("b", QUAKE, NOON, "herald", "a"));
        stories.place(article("c", QUAKE_AGAIN, NOON, "herald", null));

        assertThat(Objects.requireNonNull(stories.story("a", NOON)).sources()).isEqualTo(2);
    }

    @Test
    void isNewThenDevelopingThenQuiet() {
        stories.place(article("a", QUAKE, NOON, "agency", null));
        assertThat(life(NOON)).isEqualTo(Life.NEW);

        stories.place(article("b", QUAKE_AGAIN, NOON, "courier", null));
        assertThat(life(NOON)).isEqualTo(Life.DEVELOPING);
        assertThat(life(NOON.plus(SETTINGS.quietAfter()))).isEqualTo(Life.QUIET);
    }

    @Test
    void saysOnceThatAStoryWentQuietAndAgainAfterItWasToldAgain() {
        place("a", QUAKE);
        Instant quiet = NOON.plus(SETTINGS.quietAfter()).plusSeconds(60);
        assertThat(stories.place(article("b", OTHER_QUAKE, quiet, null, null)).quiet())
                .containsExactly("a");
        assertThat(stories.place(article("c", QUAKE_AGAIN, quiet.plusSeconds(60), null, null))
                        .quiet())
                .isEmpty();

        var again = new Stories(SETTINGS);
        again.restore(Objects.requireNonNull(stories.bytes("b")));
        again.restore(Objects.requireNonNull(stories.bytes("a")));
        StoryArticle last =
                article("d", "Other news.", quiet.plus(SETTINGS.quietAfter()).plusSeconds(180), null, null);
        assertThat(stories.place(last).quiet()).containsExactly("a", "b");
        assertThat(again.place(last).quiet()).containsExactly("a", "b");
    }

    @Test
    void takesNobodyInAfterTheWindowAndForgets() {
        place("a", QUAKE);
        Instant later = NOON.plus(SETTINGS.window()).plusSeconds(120);
        Placement next = stories.place(article("b", QUAKE_AGAIN, later, null, null));

        assertThat(next.role()).isEqualTo(Role.OPENED);
        assertThat(next.forgotten()).containsExactly("a");
        assertThat(stories.story("a", later)).isNull();
        assertThat(stories.size()).isEqualTo(1);
    }

    @Test
    void livesAsLongAsItIsTold() {
        place("a", QUAKE);
        Instant at = NOON;
        for (int i = 0; i < 10; i++) {
            at = at.plus(SETTINGS.window().dividedBy(2));
            Placement next = stories.place(article("next" + i, QUAKE_AGAIN, at, null, null));
            assertThat(next.story()).isEqualTo("a");
            assertThat(next.forgotten()).isEmpty();
        }
    }

    @Test
    void holdsNoMoreThanItMay() {
        var few = new Stories(new StorySettings(Duration.ofDays(7), Duration.ofHours(1), 10));
        List<String> forgotten = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String text =
                    name(4 * i) + " and " + name(4 * i + 1) + " met " + name(4 * i + 2) + " in " + name(4 * i + 3);
            forgotten.addAll(few.place(article("n" + i, text, NOON.plusSeconds(60L * i), null, null))
                    .forgotten());
        }

        assertThat(few.size()).isLessThanOrEqualTo(11);
        assertThat(forgotten).startsWith("n0", "n1", "n2").hasSize(100 - few.size());
    }

    @Test
    void keepsTheMostNamedEntities() {
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            entities.add(new Entity("Q" + i, "Entity " + i, EntityType.ORG, 10 - i));
        }
        stories.place(new StoryArticle("a", "", QUAKE, NOON, null, null, entities.subList(0, 5)));
        stories.place(new StoryArticle("b", "", QUAKE_AGAIN, NOON, null, null, entities.subList(3, 8)));

        assertThat(Objects.requireNonNull(stories.story("a", NOON)).entities())
                .extracting(Entity::id)
                .containsExactly("Q3", "Q4", "Q0", "Q1", "Q2");
    }

    @Test
    void makesOneOfTwoStoriesThatTurnOutToBeOne() {
        // Two halves of one event, then the article that tells both.
        var merging = new Stories(SETTINGS, withMerge(0.2));
        String first = "Ferry Aurelia sinks off Palinuro, coast guard searches at night.";
        String second = "Captain Renzo Maratti arrested drunk; prosecutors question him.";
        merging.place(article("a", first, NOON, "agency", null));
        merging.place(article("b", second, NOON.plusSeconds(60), "courier", null));
        assertThat(merging.size()).isEqualTo(2);
        Placement both = merging.place(article("c", first + " " + second, NOON.plusSeconds(120), "herald", null));

        assertThat(both.absorbed()).containsExactly("b");
        assertThat(both.story()).isEqualTo("a");
        assertThat(both.changed()).containsExactlyInAnyOrder("a", "b");
        Story story = Objects.requireNonNull(merging.story("b", NOON));
        assertThat(story.id()).isEqualTo("a");
        assertThat(story.articles()).isEqualTo(3);
        assertThat(story.sources()).isEqualTo(3);
        assertThat(StoryState.of(Objects.requireNonNull(merging.bytes("b"))).mergedInto)
                .isEqualTo("a");
        assertThat(merging.place(article("b", second, NOON, "courier", null)).story())
                .isEqualTo("a");
    }

    @Test
    void goesOnFromItsBytesAsIfNothingHadHappened() {
        Random random = new Random(7);
        var whole = new Stories(SETTINGS);
        var stored = new LinkedHashMap<String, byte[]>();
        List<StoryArticle> articles = articles(600, random);
        for (StoryArticle article : articles.subList(0, 400)) {
            keep(stored, whole, whole.place(article));
        }
        var again = new Stories(SETTINGS);
        List<byte[]> anyOrder = new ArrayList<>(stored.values());
        Collections.shuffle(anyOrder, random);
        anyOrder.forEach(again::restore);

        assertThat(again.size()).isEqualTo(whole.size());
        assertThat(stored.values())
                .anySatisfy(bytes -> assertThat(StoryState.of(bytes).articles).isGreaterThan(5));
        for (StoryArticle article : articles.subList(400, 600)) {
            assertThat(again.place(article)).isEqualTo(whole.place(article));
        }
    }

    // What the stream does with a placement.
    private static void keep(Map<String, byte[]> stored, Stories stories, Placement placement) {
        placement.forgotten().forEach(stored::remove);
        placement.changed().forEach(id -> stored.put(id, Objects.requireNonNull(stories.bytes(id))));
    }

    @Test
    void refusesBytesOfAnotherVersion() {
        assertThatThrownBy(() -> stories.restore(new byte[] {9, 1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void refusesAnArticleWithoutId() {
        assertThatThrownBy(() -> article("", QUAKE, NOON, null, null)).hasMessageContaining("expected 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\n ",
                "one",
                "?",
                "\uD800",
                "Lombok \uDC00\uD800 quake",
                "\u0301\u0301",
                "1",
                "\u0000",
                "地震がロンボク島を襲った",
                "Землетрясение на острове Ломбок"
            })
    void placesWhateverComes(String text) {
        Placement first = stories.place(new StoryArticle("a\uD800", text, text, NOON, "\uDC00", null, List.of()));
        assertThat(first.role()).isEqualTo(Role.OPENED);
        byte[] bytes = Objects.requireNonNull(stories.bytes("a\uD800"));
        var again = new Stories(SETTINGS);
        again.restore(bytes);

        assertThat(again.bytes("a\uD800")).isEqualTo(bytes);
        assertThat(again.story("a\uD800", NOON)).isEqualTo(stories.story("a\uD800", NOON));
        StoryArticle next = new StoryArticle("b", text, text, NOON, null, null, List.of());
        assertThat(again.place(next)).isEqualTo(stories.place(next));
    }

    @Test
    void looksAtTheStartOfALongText() {
        String megabyte = QUAKE_AGAIN + " and so on".repeat(100_000);
        place("a", QUAKE);

        assertThat(place("b", megabyte).role()).isEqualTo(Role.JOINED);
        assertThat(Objects.requireNonNull(stories.bytes("a")).length).isLessThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сильное землетрясение магнитудой 6,4 произошло на острове Ломбок, погибли 14 человек, сообщили в"
                        + " Джакарте",
                "印尼龙目岛发生6.4级强烈地震，造成14人死亡，数千房屋受损，林贾尼火山附近有登山者被困",
                "ضرب زلزال قوي بقوة 6.4 درجات جزيرة لومبوك الإندونيسية وأسفر عن مقتل 14 شخصا قرب جبل رينجاني"
            })
    void readsOtherScripts(String text) {
        place("a", text);
        place("b", QUAKE);

        assertThat(place("c", text + " .").story()).isEqualTo("a");
    }

    @Test
    void staysBoundedHoweverLongAStoryRuns() {
        for (int i = 0; i < 500; i++) {
            String text = QUAKE_AGAIN + " Report " + i + " from Village" + i;
            stories.place(article("n" + i, text, NOON.plusSeconds(i), "publisher" + i, i % 2 == 0 ? null : "n0"));
        }
        Story story = Objects.requireNonNull(stories.story("n0", NOON));

        assertThat(story.articles()).isEqualTo(500);
        assertThat(story.publishers()).isEqualTo(StoryState.MOST_PUBLISHERS);
        assertThat(Objects.requireNonNull(stories.bytes("n0")).length).isLessThan(5_000);
    }

    private Placement place(String id, String text) {
        return stories.place(article(id, text, NOON, null, null));
    }

    private Life life(Instant now) {
        return Objects.requireNonNull(stories.story("a", now)).life();
    }

    private static StoryArticle article(
            String id, String text, Instant seen, @Nullable String publisher, @Nullable String copyOf) {
        return new StoryArticle(id, "", text, seen, publisher, copyOf, List.of());
    }

    // Some events, told again and again in other words, some of them late.
    private static List<StoryArticle> articles(int count, Random random) {
        List<StoryArticle> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int event = random.nextInt(count / 8);
            StringBuilder text = new StringBuilder("The event was told.");
            for (int j = 0; j < 12; j++) {
                String own = name(event * 7 + random.nextInt(7));
                text.append(" So said ")
                        .append(own)
                        .append(" of ")
                        .append(own.toLowerCase(Locale.ROOT))
                        .append("ing.");
                text.append(" Lost was ")
                        .append(name(5_000 + random.nextInt(4_000)))
                        .append(".");
            }
            Instant seen = NOON.plus(Duration.ofMinutes(30L * i - random.nextInt(600)));
            String copyOf = i > 0 && random.nextInt(10) == 0 ? "n" + random.nextInt(i) : null;
            articles.add(article("n" + i, text.toString(), seen, "p" + random.nextInt(9), copyOf));
        }
        return articles;
    }

    // A name of its own for each number up to 100,000: ten consonants and ten vowels are its digits.
    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number, i = 0; i < 5; i++, rest /= 10) {
            name.append((i % 2 == 0 ? "BDFGKLMNPR" : "aeiouyáéíó").charAt(rest % 10));
        }
        return name.toString();
    }

    private static Weights withMerge(double merge) {
        Weights w = Weights.CHOSEN;
        return new Weights(
                w.name(),
                w.number(),
                w.namePair(),
                w.numberPair(),
                w.title(),
                w.lead(),
                w.leadWords(),
                w.rest(),
                w.kept(),
                w.profile(),
                w.names(),
                w.coverage(),
                w.happened(),
                w.lacking(),
                w.join(),
                w.crowd(),
                merge);
    }
}
