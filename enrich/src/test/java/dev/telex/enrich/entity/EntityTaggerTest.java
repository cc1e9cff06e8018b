package dev.telex.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.Entity;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Mention;
import dev.telex.wire.Place;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an article names, seen from outside.
class EntityTaggerTest {
    private static final EntityTagger TAGGER = EntityTagger.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Officials in Germany said so.               | Germany               | Q183",
                "Germany's exports fell.                     | Germany               | Q183",
                "Germany’s exports fell.                     | Germany               | Q183",
                "He flew to Côte d'Ivoire.                   | Côte d'Ivoire         | Q1008",
                "He flew to Côte d’Ivoire.                   | Côte d’Ivoire         | Q1008",
                "He flew to the Ivory Coast.                 | Ivory Coast           | Q1008",
                "The U.S. dollar rose.                       | U.S.                  | Q30",
                "The US dollar rose.                         | US                    | Q30",
                "It left the U.A.E. on Monday.               | U.A.E.                | Q878",
                "Fighting in the DRC went on.                | DRC                   | Q974",
                "The UK and others agreed.                   | UK                    | Q145",
                "He left Britain for good.                   | Britain               | Q145",
                "It is made in Burma.                        | Burma                 | Q836",
                "He lives in Washington, D.C., today.        | Washington, D.C.      | Q61",
                "He lives in Washington.                     | Washington            | Q61",
                "Talks in Bosnia and Herzegovina failed.     | Bosnia and Herzegovina | Q225",
                "TALKS IN BOSNIA AND HERZEGOVINA FAIL        | BOSNIA AND HERZEGOVINA | Q225",
                "The court in St. Petersburg ruled.          | St. Petersburg        | Q656",
                "The court in St Petersburg ruled.           | St Petersburg         | Q656",
                "Traffic in São Paulo stopped.               | São Paulo             | Q174",
                "Traffic in Sao Paulo stopped.               | Sao Paulo             | Q174",
                "Traffic in SAO PAULO stopped.               | SAO PAULO             | Q174",
                "The port of Guinea-Bissau is closed.        | Guinea-Bissau         | Q1007",
                "The city of N'Djamena is calm.              | N'Djamena             | Q3659",
                "A Paris-based firm won.                     | Paris                 | Q90",
                "Oil from South\\nAfrica rose.                | South\\nAfrica         | Q258",
                "A walk through Nice in spring.              | Nice                  | Q33959",
                "An EU official said so.                     | EU                    | Q458",
                "The new plant at Kyiv is large.             | Kyiv                  | Q1899",
                "The new plant at Kiev is large.             | Kiev                  | Q1899",
            })
    void linksWhatIsNamed(String text, String span, String id) {
        Mention mention = only(tag("", text.replace("\\n", "\n")));

        assertThat(mention.text()).isEqualTo(span.replace("\\n", "\n"));
        assertThat(mention.entity()).extracting(EntityLink::id).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They ate turkey with chad and china plates.",
                "She is reading a nice book on a mobile.",
                "Reading is fun. Nice try. Mobile phones sell.",
                "Give it to us now.",
                "Paris Hilton arrived.",
                "The actress Paris Hilton arrived.",
                "The writer Jack London died.",
                "The writer J. London died.",
                "Midfielder Jordan Henderson scored.",
                "A ticket of Air France was lost.",
                "London Bridge is closed.",
                "He came from New England.",
                "Shares of Bristol-Myers rose.",
                "Shares of Union Carbide Corp <UK> rose.",
                "Prices in the Gulf of Mexico rose.",
            })
    void leavesWhatIsNoPlace(String text) {
        assertThat(tag("", text).places()).isEmpty();
    }

    @Test
    void readsDatelinesInCapitals() {
        Mention mention = only(tag("", "NAIROBI, Nov 22 - The rains came late again this year."));

        assertThat(mention.text()).isEqualTo("NAIROBI");
        assertThat(mention.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void countsDoubtfulNamesInDatelines() {
        var tagged = tag("", "NICE, France — A man was held on Monday after a long chase.");

        assertThat(tagged.mentions()).extracting(Mention::text).containsExactly("NICE", "France");
    }

    @Test
    void takesUsInAHeadlineOfCapitalsForThePronounUnlessDotted() {
        assertThat(tag("THEY LIED TO US, SAY FARMERS", "").mentions()).isEmpty();
        assertThat(only(tag("U.S. FARMERS SAY THEY WERE LIED TO", "")).text()).isEqualTo("U.S.");
        assertThat(only(tag("US farmers say they were lied to", "")).text()).isEqualTo("US");
    }

    @Test
    void readsHeadlinesThatCapitaliseEachWord() {
        Mention mention = only(tag("Russia Says It Will Not Attend Summit Next Week", ""));

        assertThat(mention.field()).isEqualTo(Mention.TITLE);
        assertThat(mention.text()).isEqualTo("Russia");
    }

    @Test
    void takesTheLargestOfSeveralCitiesUnlessTheArticleNamesTheCountryOfAnother() {
        assertThat(ids("", "The plant in San Jose closed.")).containsExactly("Q16553");
        assertThat(ids("", "The plant in San José closed. Costa Rica regrets it."))
                .containsExactly("Q3070", "Q800");
        assertThat(ids("", "Police in Hyderabad made arrests.")).containsExactly("Q1361");
        assertThat(ids("", "Police in Hyderabad made arrests, Pakistan said.")).containsExactly("Q1640079", "Q843");
    }

    @Test
    void takesTheCityWhoseCountryStandsBehindIt() {
        assertThat(ids("", "It was made in London, Ontario, in 1910.")).containsExactly("Q92561", "Q1904");
        assertThat(ids("", "A summer in Paris, Texas, was hot.")).containsExactly("geonames:4717560", "Q1439");
        assertThat(ids("", "It was made in London. Canada bought it.")).containsExactly("Q84", "Q16");
        assertThat(ids("", "It was made in Valencia, Spain, in 1910.")).containsExactly("Q8818", "Q29");
    }

    @Test
    void takesGeorgiaForTheStateWhereItStandsBehindItsCity() {
        assertThat(ids("", "A court in Atlanta, Georgia, ruled.")).containsExactly("Q23556", "Q1428");
        assertThat(ids("", "A court in Georgia ruled.")).containsExactly("?");
        assertThat(ids("", "A court in Georgia ruled. Tbilisi was calm.")).contains("Q230");
        assertThat(ids("", "A court in Tbilisi, Georgia, ruled.")).containsExactly("Q994", "Q230");
    }

    @Test
    void remembersASurnameThroughTheArticle() {
        String text = "The writer Jack London was poor. London wrote at night. He never lived in London.";

        assertThat(ids("", text)).containsExactly("per:jack-london", "per:jack-london", "Q84");
    }

    @Test
    void doesNotBelieveAHeadlineThatTheTextContradicts() {
        assertThat(ids("LONDON WROTE AT NIGHT", "The writer Jack London was poor. London wrote at night."))
                .containsOnly("per:jack-london");
    }

    @Test
    void anAcronymInBracketsMeansTheNameBeforeItThroughTheArticle() {
        assertThat(ids("WFPB wants more", "The World Fruit Panel Board (WFPB) met. The WFPB said so."))
                .containsOnly("org:world-fruit-panel-board");
    }

    @Test
    void aCapitalIsAGovernmentWhereAVerbSaysSo() {
        assertThat(senses("Moscow warned Kyiv again on Monday.")).startsWith(Mention.Sense.GOVERNMENT);
        assertThat(senses("It snowed in Moscow on Monday.")).containsExactly(Mention.Sense.PLACE);
        assertThat(senses("The talks were led by Washington.")).containsExactly(Mention.Sense.GOVERNMENT);
    }

    @Test
    void demonymsAreLinkedToTheirCountry() {
        Mention iraqi = only(tag("", "The Iraqi army moved north."));

        assertThat(iraqi.type()).isEqualTo(EntityType.MISC);
        assertThat(iraqi.entity()).extracting(EntityLink::id).isEqualTo("Q796");
    }

    @Test
    void keepsACountryAfterTheFirstWordOfASentence() {
        assertThat(ids("", "Yesterday France agreed.")).containsExactly("Q142");
        assertThat(ids("", "In Paris, people agreed.")).containsExactly("Q90");
    }

    @Test
    void countsEntitiesOverTitleAndTextMostSalientFirst() {
        var tagged = tag("Peru mourns", "PARIS, May 2 - In Peru, flags were lowered. Peru said so.");

        assertThat(tagged.entities())
                .extracting(Entity::id, Entity::name, Entity::type, Entity::count)
                .containsExactly(tuple("Q419", "Peru", EntityType.LOC, 3), tuple("Q90", "Paris", EntityType.LOC, 1));
    }

    /// It was among the five that a story names first, and in pairs with all that is on the wire.
    @Test
    void takesTheAgencyInADatelineForNothingThatTheStoryIsAbout() {
        var tagged = tag("Peru mourns", "LIMA, May 2 (Reuters) - In Peru, flags were lowered.");

        assertThat(tagged.mentions()).extracting(Mention::text).contains("Reuters");
        assertThat(tagged.entities()).extracting(Entity::name).containsExactly("Peru", "Lima");
    }

    @Test
    void givesEachPlaceOnceWithCountryAndPoint() {
        List<Place> places =
                tag("", "From Lima to Cusco, and back to Lima, in Peru.").places();

        assertThat(places).extracting(Place::id).containsExactly("Q2868", "Q5582862", "Q419");
        assertThat(places).extracting(Place::country).containsOnly("PE");
        assertThat(places.getFirst().location()).isEqualTo(new Place.GeoPoint(-12.043, -77.028));
    }

    @Test
    void namesUnionsAsOrganisationsNotPlaces() {
        var tagged = tag("", "The United Nations agreed.");

        assertThat(only(tagged).type()).isEqualTo(EntityType.ORG);
        assertThat(tagged.places()).isEmpty();
    }

    @Test
    void linksACityThatWikidataIsNotKnownForByGeoNames() {
        assertThat(ids("", "Shelling was heard in Donetsk again.")).containsExactly("geonames:709717");
    }

    @Test
    void offsetsAreUtf16UnitsIntoTheFieldGiven() {
        String text = "\uD83D\uDE00 “I love Rome’s cafés,” she said in Tiranë-like heat near São\u00A0Paulo.";
        List<Mention> mentions = tag("", text).mentions();

        assertThat(mentions).extracting(Mention::text).contains("Rome", "São\u00A0Paulo");
        assertThat(mentions)
                .allSatisfy(m -> assertThat(text.substring(m.start(), m.end())).isEqualTo(m.text()));
    }

    @Test
    void foldsDecomposedLetters() {
        assertThat(ids("", "Traffic in Sa\u0303o Paulo stopped.")).containsExactly("Q174");
    }

    @Test
    void takesEmptyAndOddTextWithoutComplaint() {
        assertThat(tag("", "").mentions()).isEmpty();
        assertThat(tag("?", "-. ’s \uD83D \n\n (").mentions()).isEmpty();
    }

    private static EntityTagger.Tagged tag(String title, String text) {
        return TAGGER.tag(Tokens.of(title), Tokens.of(text), "en");
    }

    private static List<Mention.Sense> senses(String text) {
        return tag("", text).mentions().stream()
                .map(Mention::sense)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Mention only(EntityTagger.Tagged tagged) {
        assertThat(tagged.mentions()).hasSize(1);
        return tagged.mentions().getFirst();
    }

    private static List<String> ids(String title, String text) {
        return tag(title, text).mentions().stream()
                .map(mention ->
                        mention.entity() == null ? "?" : mention.entity().id())
                .toList();
    }
}
