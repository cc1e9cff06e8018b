package dev.telex.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.telex.ingest.parse.ConformanceSubject.NoCounterpart;
import dev.telex.ingest.parse.Parsed.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The conformance suite of the Python project feedparser, as far as it is about what Telex reads.
///
/// `conformance-left-out.txt` lists what is left out, by group: a line in brackets with the keys that Telex has
/// no counterpart for (or "differs") and the reason, and the cases below it. A case that is listed and passes,
/// one that is not listed and fails, and one that is listed for another key all fail the test.
class ConformanceTest {
    private static final Path SUITE =
            Path.of(System.getProperty("telex.home"), "..", "shared", "data", "suites", "feedparser");
    private static final String DIFFERS = "differs";
    private static final String PASSED = "";
    /// Asks nothing but that the document can be read.
    private static final String READ = "read";

    @Test
    void everyCaseAboutWhatTelexReadsGivesWhatItExpectsOrIsListed() throws IOException {
        assumeTrue(Files.isDirectory(SUITE), "the conformance suite is not beside the project");
        Map<String, String> found = new TreeMap<>();
        Map<String, int[]> groups = new TreeMap<>();
        for (ConformanceCase each : ConformanceCase.all(SUITE)) {
            String outcome = outcome(each);
            if (!outcome.equals(PASSED) && !outcome.equals(READ)) {
                found.put(each.name(), outcome);
            }
            int[] counts = groups.computeIfAbsent(group(each.name()), _ -> new int[4]);
            switch (outcome) {
                case PASSED -> counts[0]++;
                case DIFFERS -> counts[1]++;
                case READ -> counts[2]++;
                default -> counts[3]++;
            }
        }
        groups.forEach((group, counts) -> System.out.printf(
                "%-24s %4d as expected, %2d differ, %2d only to be read, %3d about what Telex does not read%n",
                group, counts[0], counts[1], counts[2], counts[3]));

        Map<String, List<String>> listed = listed();
        assertThat(found.keySet()).as("cases left out").isEqualTo(listed.keySet());
        assertThat(found)
                .allSatisfy((name, key) -> assertThat(listed.get(name)).as(name).contains(key));
        int passed = groups.values().stream().mapToInt(counts -> counts[0]).sum();
        int differ = groups.values().stream().mapToInt(counts -> counts[1]).sum();
        System.out.printf("%d of %d as expected%n", passed, passed + differ);
        assertThat(passed).isGreaterThanOrEqualTo(99 * (passed + differ) / 100);
    }

    /// What reaches the desk as HTML it shows as text; the rest is text already.
    @Test
    void noScriptSurvivesInWhatTheDeskShows() throws IOException {
        assumeTrue(Files.isDirectory(SUITE), "the conformance suite is not beside the project");
        for (ConformanceCase each : ConformanceCase.all(SUITE)) {
            if (each.isAboutSanitising() && each.parse() instanceof Document document) {
                String shown = document.items().stream()
                        .map(item -> item.title()
                                + ConformanceSubject.shown(String.valueOf(item.summary()))
                                + ConformanceSubject.shown(String.valueOf(item.content()))
                                + item.link()
                                + item.authors()
                                + item.categories()
                                + item.enclosures())
                        .collect(Collectors.joining());
                assertThat(document.title() + document.link() + shown)
                        .as(each.name())
                        .doesNotContainIgnoringCase("<script")
                        .doesNotContainIgnoringCase("javascript:")
                        .doesNotContainIgnoringCase("alert(");
            }
        }
    }

    private static String group(String name) {
        return name.substring(0, name.lastIndexOf('/'));
    }

    /// Passed, differs, or the key that has no counterpart.
    private static String outcome(ConformanceCase each) {
        Parsed parsed = each.parse();
        Document document = parsed instanceof Document read ? read : new Document(null, null, List.of());
        ConformanceSubject subject = new ConformanceSubject(each, document);
        try {
            boolean holds = Expression.isTrue(each.expect(), subject);
            if (!subject.wasAsked()) {
                return parsed instanceof Document || each.expect().equals("bozo") ? READ : DIFFERS;
            }
            return holds ? PASSED : DIFFERS;
        } catch (NoCounterpart none) {
            return String.valueOf(none.getMessage());
        } catch (IndexOutOfBoundsException | NullPointerException missing) {
            return DIFFERS;
        }
    }

    /// By case, the keys of its group.
    private static Map<String, List<String>> listed() throws IOException {
        Map<String, List<String>> listed = new TreeMap<>();
        List<String> keys = List.of();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ConformanceTest.class.getResourceAsStream("conformance-left-out.txt")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(line -> !line.isBlank()).toList()) {
                if (line.startsWith("[")) {
                    keys = List.of(line.substring(1, line.indexOf(']')).split(", ", -1));
                } else if (!line.startsWith("#")) {
                    listed.put(line, keys);
                }
            }
        }
        return listed;
    }
}
