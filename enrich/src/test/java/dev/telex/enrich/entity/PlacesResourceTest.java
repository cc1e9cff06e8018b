package dev.telex.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The file of places is whole: what it promises about ids, countries and capitals holds.
class PlacesResourceTest {
    /// Codes of places where nobody lives, or that the wire calls by the name of another.
    private static final Set<String> LEFT_OUT = Set.of("BQ", "BV", "CC", "CX", "HM", "IO", "SJ", "TF", "UM");

    private static final List<String[]> ROWS = rows("places.tsv");

    @Test
    void everyIdIsOneOfWikidataOrGeoNamesAndStandsOnce() {
        List<String> ids =
                ROWS.stream().map(row -> row[0]).filter(id -> !id.isEmpty()).toList();

        assertThat(ids)
                .allMatch(id -> id.matches("(Q|geonames:)[1-9]\\d*"))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1500);
    }

    @Test
    void onlyCitiesMayBeWithoutAnId() {
        assertThat(ROWS).filteredOn(row -> row[0].isEmpty()).allMatch(row -> row[1].equals("city"));
        assertThat(ROWS).filteredOn(row -> row[0].isEmpty()).hasSizeLessThan(5);
    }

    @Test
    void everyIsoCountryIsThere() {
        Set<String> countries = ROWS.stream()
                .filter(row -> row[1].equals("country"))
                .map(row -> row[4])
                .collect(Collectors.toSet());

        assertThat(Locale.getISOCountries())
                .filteredOn(code -> !LEFT_OUT.contains(code))
                .allMatch(countries::contains);
    }

    @Test
    void everyCityLiesInACountryAndOnTheGlobe() {
        Set<String> countries = ROWS.stream()
                .filter(row -> row[1].equals("country"))
                .map(row -> row[4])
                .collect(Collectors.toSet());

        assertThat(ROWS).filteredOn(row -> row[1].equals("city")).allSatisfy(row -> {
            assertThat(countries).contains(row[4]);
            if (!row[5].isEmpty()) {
                assertThat(Double.parseDouble(row[5])).isBetween(-60.0, 75.0);
                assertThat(Double.parseDouble(row[6])).isBetween(-180.0, 180.0);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "AF,Q5838", "AR,Q1486", "AT,Q1741", "AU,Q3114", "BE,Q239", "BR,Q2844", "CA,Q1930", "CH,Q70", "CL,Q2887",
        "CN,Q956", "CO,Q2841", "CU,Q1563", "CZ,Q1085", "DE,Q64", "DK,Q1748", "DZ,Q3561", "EG,Q85", "ES,Q2807",
        "ET,Q3624", "FI,Q1757", "FR,Q90", "GB,Q84", "GR,Q1524", "HU,Q1781", "ID,Q3630", "IE,Q1761", "IL,Q1218",
        "IN,Q987", "IQ,Q1530", "IR,Q3616", "IT,Q220", "JP,Q1490", "KE,Q3870", "KP,Q18808", "KR,Q8684", "LB,Q3820",
        "MA,Q3551", "MX,Q1489", "MY,Q1865", "NG,Q3787", "NL,Q727", "NO,Q585", "NZ,Q23661", "PE,Q2868", "PH,Q1461",
        "PK,Q1362", "PL,Q270", "PT,Q597", "RO,Q19660", "RS,Q3711", "RU,Q649", "SA,Q3692", "SE,Q1754", "SY,Q3766",
        "TH,Q1861", "TN,Q3572", "TR,Q3640", "TW,Q1867", "UA,Q1899", "US,Q61", "VE,Q1533", "VN,Q1858", "YE,Q2471",
        "ZA,Q3926", "ZW,Q3921",
    })
    void capitalsAreThere(String country, String id) {
        assertThat(ROWS).anyMatch(row -> row[0].equals(id) && row[4].equals(country) && row[1].equals("city"));
    }

    @Test
    void townsLieInCountriesAndAreNotAmongTheCities() {
        Set<String> countries = ROWS.stream()
                .filter(row -> row[1].equals("country"))
                .map(row -> row[4])
                .collect(Collectors.toSet());
        Set<String> ids = ROWS.stream().map(row -> row[0]).collect(Collectors.toSet());
        Set<String> states = ROWS.stream()
                .filter(row -> row[1].equals("region") && row[4].equals("US"))
                .map(row -> row[8])
                .collect(Collectors.toSet());

        assertThat(rows("towns.tsv")).hasSizeGreaterThan(20_000).allSatisfy(row -> {
            assertThat(row).hasSize(7);
            assertThat(ids).doesNotContain(row[0]);
            assertThat(Double.parseDouble(row[3])).isBetween(-60.0, 75.0);
            assertThat(row[6].isEmpty() || states.contains(row[6]) || row[6].matches("AK|DC|HI"))
                    .isTrue();
        });
        assertThat(rows("towns.tsv"))
                .filteredOn(row -> !countries.contains(row[2]))
                .hasSizeLessThan(20);
    }

    @Test
    void organisationsHaveAnIdOfWikidataEach() {
        assertThat(rows("organisations.tsv"))
                .hasSizeGreaterThan(20_000)
                .extracting(row -> row[0])
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("Q[1-9]\\d*"));
        assertThat(rows("bodies.tsv"))
                .extracting(row -> row[0])
                .filteredOn(id -> !id.equals("-"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("Q[1-9]\\d*"));
    }

    @Test
    void demonymsAreOfKnownCountriesAndStandOnce() {
        Set<String> countries = ROWS.stream()
                .filter(row -> row[1].equals("country"))
                .map(row -> row[4])
                .collect(Collectors.toSet());

        assertThat(rows("demonyms.tsv"))
                .extracting(row -> row[0])
                .doesNotHaveDuplicates()
                .isSubsetOf(countries);
        assertThat(rows("demonyms.tsv"))
                .flatExtracting(row -> List.of(row[1].split("\\|", -1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void seatsOfGovernmentAreCities() {
        assertThat(rows("seats.txt"))
                .allSatisfy(seat -> assertThat(ROWS).anyMatch(row -> row[0].equals(seat[0]) && row[1].equals("city")));
    }

    @Test
    void doubtfulNamesAreNamesOfPlaces() {
        Set<String> names = ROWS.stream().map(row -> row[2]).collect(Collectors.toSet());

        assertThat(rows("doubtful.txt"))
                .extracting(row -> row[0].replace("!", ""))
                .doesNotHaveDuplicates()
                .allMatch(names::contains);
    }

    private static List<String[]> rows(String resource) {
        try (var in = PlacesResourceTest.class.getResourceAsStream(resource)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
