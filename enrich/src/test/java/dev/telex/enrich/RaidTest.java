package dev.telex.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.telex.enrich.Annotator.Annotated;
import dev.telex.enrich.entity.EntityTagger;
import dev.telex.wire.Entity;
import dev.telex.wire.EntityType;
import dev.telex.wire.Fact;
import dev.telex.wire.Mention;
import dev.telex.wire.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A wire story in English translation, with what makes them hard: read by a person, who says here what it says. The
/// story is not part of the product, so that elsewhere this test is skipped.
class RaidTest {
    private static String text = "";
    private static Annotated read = Annotated.NOTHING;

    @BeforeAll
    static void read() throws IOException {
        Path path = Path.of(
                System.getProperty("telex.home", "."), "..", "shared", "data", "articles", "000_1d5a35fa1799bbca.txt");
        assumeTrue(Files.exists(path), "no story at " + path);
        text = Files.readString(path);
        read = new Annotator(EntityTagger.load()).annotate("", text, "en", Instant.parse("2024-08-31T06:00:00Z"));
    }

    @Test
    void islamicStateUnderAllItsNamesIsOneEntity() {
        assertThat(of("Q2429253"))
                .extracting(Mention::text)
                .containsExactly(
                        "Islamic State",
                        "IS",
                        "Islamic State",
                        "IS",
                        "ISIS",
                        "ISIS",
                        "EI",
                        "Islamic State",
                        "IS",
                        "ISIS");
        assertThat(of("Q2429253")).extracting(Mention::type).containsOnly(EntityType.ORG);
        assertThat(entity("Q2429253").count()).isEqualTo(10);
    }

    @Test
    void theCommandTheAgencyAndTheNetworkAreOrganisations() {
        assertThat(named("CENTCOM")).hasSize(4);
        assertThat(named("AFP")).hasSize(1);
        assertThat(named("X")).hasSize(1);
        assertThat(read.mentions())
                .filteredOn(mention -> List.of("CENTCOM", "AFP", "X").contains(mention.text()))
                .extracting(Mention::type)
                .containsOnly(EntityType.ORG);
    }

    @Test
    void placesAreLinkedAndDemonymsMeanTheirCountry() {
        assertThat(named("Iraq"))
                .hasSize(6)
                .allSatisfy(mention -> assertThat(id(mention)).isEqualTo("Q796"));
        assertThat(named("Syria"))
                .hasSize(2)
                .allSatisfy(mention -> assertThat(id(mention)).isEqualTo("Q858"));
        assertThat(named("Iraqi"))
                .hasSize(4)
                .allSatisfy(mention -> assertThat(id(mention)).isEqualTo("Q796"));
        assertThat(named("American"))
                .hasSize(3)
                .allSatisfy(mention -> assertThat(id(mention)).isEqualTo("Q30"));
        assertThat(read.places())
                .extracting(Place::id, Place::country)
                .containsExactlyInAnyOrder(
                        tuple("Q30", "US"), tuple("Q796", "IQ"), tuple("Q61", "US"), tuple("Q858", "SY"));
    }

    @Test
    void washingtonIsTheGovernmentWhereItDeploysAndLeads() {
        assertThat(named("Washington"))
                .extracting(RaidTest::id, Mention::sense)
                .containsExactly(tuple("Q61", Mention.Sense.GOVERNMENT), tuple("Q61", Mention.Sense.GOVERNMENT));
        assertThat(named("Iraq").getFirst().sense()).isEqualTo(Mention.Sense.PLACE);
        assertThat(named("Iraq").getLast().sense()).isEqualTo(Mention.Sense.GOVERNMENT);
    }

    @Test
    void fifteenWereKilledAndSevenWounded() {
        assertThat(facts(Fact.Kind.KILLED))
                .extracting(Fact::text, Fact::count)
                .containsExactly(tuple("killed 15", 15), tuple("deaths of 15", 15));
        assertThat(facts(Fact.Kind.INJURED))
                .extracting(Fact::text, Fact::count)
                .containsExactly(tuple("seven wounded", 7), tuple("Seven American soldiers were injured", 7));
    }

    @Test
    void thursdayIsThe29thOfAugust() {
        assertThat(facts(Fact.Kind.DATE))
                .extracting(Fact::text, Fact::date)
                .containsExactly(
                        tuple("Thursday", LocalDate.of(2024, 8, 29)),
                        tuple("Friday", LocalDate.of(2024, 8, 30)),
                        tuple("August 29", LocalDate.of(2024, 8, 29)),
                        tuple("Friday", LocalDate.of(2024, 8, 30)),
                        tuple("Friday", LocalDate.of(2024, 8, 30)),
                        tuple("Saturday", LocalDate.of(2024, 8, 31)),
                        tuple("August 15", LocalDate.of(2024, 8, 15)));
    }

    @Test
    void everyQuoteHasItsSpeaker() {
        assertThat(facts(Fact.Kind.QUOTE))
                .extracting(Fact::speaker)
                .containsExactly(
                        "CENTCOM",
                        "CENTCOM",
                        "the U.S. military command",
                        "a CENTCOM official",
                        "The US Command",
                        "the American army");
    }

    @Test
    void spansAreThoseOfTheText() {
        assertThat(read.mentions())
                .allSatisfy(mention -> assertThat(text.substring(mention.start(), mention.end()))
                        .isEqualTo(mention.text()));
        assertThat(read.facts())
                .allSatisfy(fact ->
                        assertThat(text.substring(fact.start(), fact.end())).isEqualTo(fact.text()));
    }

    private static List<Mention> named(String name) {
        return read.mentions().stream()
                .filter(mention -> mention.text().equals(name))
                .toList();
    }

    private static List<Mention> of(String id) {
        return read.mentions().stream()
                .filter(mention -> id.equals(id(mention)))
                .toList();
    }

    private static String id(Mention mention) {
        return mention.entity() == null ? "" : mention.entity().id();
    }

    private static Entity entity(String id) {
        return read.entities().stream()
                .filter(entity -> entity.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Fact> facts(Fact.Kind kind) {
        return read.facts().stream().filter(fact -> fact.kind() == kind).toList();
    }
}
