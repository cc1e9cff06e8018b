package dev.telex.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.testing.Kafka;
import dev.telex.testing.Servers;
import dev.telex.wire.Destination;
import dev.telex.wire.EntityType;
import dev.telex.wire.Ids;
import dev.telex.wire.Silence;
import dev.telex.wire.Trend;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.Embargo;
import dev.telex.wire.json.Json;
import dev.telex.wire.topics.KafkaSettings;
import dev.telex.wire.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The commands as a person types them, against a real Kafka. Topics are shared with other tests: each has watches,
/// stories and destinations of its own.
@ExtendWith(Servers.class)
class WatchesCommandTest {
    private final Instant now = Instant.now();

    private final Kafka kafka;
    private final String id = "w-" + UUID.randomUUID();
    private final String hook = "https://example.com/" + id;

    @TempDir
    private Path directory;

    WatchesCommandTest(Kafka kafka) {
        this.kafka = kafka;
        KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), 2, 1, Map.of());
        try (Admin admin = Admin.create(settings.client("test"))) {
            Topics.create(admin, settings);
        }
    }

    /// @param status of the command
    private record Ran(int status, String out) {}

    @AfterEach
    void forget() {
        kafka.send(Topics.WATCHES.name(), null, id, null);
    }

    @Test
    void addsListsEditsExportsRemovesAndImports() throws IOException {
        assertThat(run("add", "kenya AND flood*", "--id", id, "--to", hook, "--sources", "2"))
                .isEqualTo(new Ran(0, "added     %s  kenya AND flood*%n".formatted(id)));
        assertThat(run("add", "other", "--id", id))
                .isEqualTo(new Ran(1, "there     %1$s: telex watches edit %1$s changes it%n".formatted(id)));
        assertThat(line(run("list"))).isEqualTo("watching    %s  kenya AND flood*  → %s".formatted(id, hook));

        assertThat(run("edit", id, "--query", "kenya", "--priority", "urgent", "--embargo", "wait"))
                .isEqualTo(new Ran(0, "edited    %s  kenya%n".formatted(id)));
        Watch watch = Json.read(line(run("list", "--json")).getBytes(UTF_8), Watch.class);
        assertThat(watch.query()).isEqualTo("kenya");
        assertThat(watch.when()).isEqualTo(new Watch.When(false, false, null, 2, Embargo.WAIT));
        assertThat(watch.routing().destinations())
                .extracting(Destination::address)
                .containsExactly(hook);

        Path file = directory.resolve("watches.yaml");
        assertThat(run("export", file.toString()).out()).contains("watches in " + file);
        assertThat(run("remove", id, "nobody")).isEqualTo(new Ran(1, """
                removed   %s
                unknown   nobody: telex watches shows all
                """.formatted(id)));
        assertThat(run("import", file.toString()).status()).isZero();
        assertThat(line(run("list", "--json"))).contains("\"query\":\"kenya\"", hook);
    }

    @Test
    void refusesWithPlaceAndMendWhatCannotBe() {
        assertThat(run("add", "kenya AND (flood", "--id", id).out())
                .isEqualTo("refused   query: position 10: the group that opens here is never closed; close it with )%n"
                        .formatted());
        assertThat(run("add", "trend:Jakarta AND flood", "--id", id).out())
                .contains("refused   query: position 18: flood beside trend:");
        assertThat(run("add", "trend:Jakarta", "--id", id, "--revisions").out())
                .contains("refused   when says which articles of a story alert");
        assertThat(run("add", "kenya", "--id", id, "--to", "ftp://example.com", "--ceiling", "0"))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(1))
                .satisfies(refused -> assertThat(refused.out())
                        .contains("its address is none: expected http:// or https://", "expected at least 1 an hour"));
        assertThat(run("edit", id, "--query", "kenya"))
                .isEqualTo(new Ran(1, "unknown   %s: telex watches shows all%n".formatted(id)));
        assertThat(run("add").status()).isEqualTo(2);
    }

    @Test
    void takesNothingOfAFileInWhichAnythingIsWrong() throws IOException {
        Path file = directory.resolve("watches.yaml");
        Files.writeString(file, """
                - id: %s
                  query: kenya
                - id: %s-bad
                  query: (kenya
                  routing:
                    destinations: [{name: desk, kind: webhook, address: nowhere}]
                """.formatted(id, id));
        Ran refused = run("import", file.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out())
                .contains(
                        "%s:3: %s-bad: query: position 0: the group that opens here is never closed"
                                .formatted(file, id),
                        "%s:3: %s-bad: destination desk: its address is none".formatted(file, id),
                        "nothing of it is taken");
        Files.writeString(file, "- id: %s\n  query: kenya\n  prioriti: high\n".formatted(id));
        assertThat(run("import", file.toString()).out())
                .contains(file + ":1: ", "prioriti", "there are id, name, query, routing, when");
        Files.writeString(file, "- id: %s\n   query: kenya\n".formatted(id));
        assertThat(run("import", file.toString()).out()).contains(file + ":2: ");
        assertThat(run("import", directory.resolve("absent.yaml").toString()).out())
                .contains("there is no file", "absent.yaml");
        assertThat(run("list").out()).doesNotContain(id);
    }

    @Test
    void testsAQueryOnWhatWasToldLately() {
        String word = id.replace("-", "");
        for (String name : List.of("one", "two")) {
            kafka.send(Topics.ENRICHED.name(), null, Ids.hash(name + id), """
                    {"id": "%s", "version": 1, "kind": "new", "revision": 1, "feed": "f", "publisher": "Example",
                     "sighting": false, "backfill": false, "title": "%s of %s", "text": "", "firstSeen": "%s",
                     "seen": "%s"}""".formatted(
                            Ids.hash(name + id), name, word, now, now)
                    .getBytes(UTF_8));
        }
        Ran tested = run("test", "title:" + word);
        assertThat(tested.status()).isZero();
        assertThat(tested.out())
                .contains("Example  one of " + word, "Example  two of " + word, "2 articles of 2 stories matched");
        assertThat(run("test", "title:(" + word).status()).isEqualTo(1);
    }

    @Test
    void testsATrendOnTheBurstsOfLately() {
        for (double score : new double[] {4.2, 6.3}) {
            Trend.Named entity = new Trend.Named(id, "Name of " + id, EntityType.LOC);
            Trend trend = new Trend(id, List.of(entity), now, now.minus(Duration.ofHours(1)), now, 12, 0.84, score);
            kafka.send(Topics.TRENDS.name(), null, id, Json.bytes(trend));
        }
        assertThat(run("test", "trend:\"%s\"".formatted(id)).out())
                .contains("Name of %s  12 articles within 1h, 0.8 are usual: score 6.3".formatted(id), "1 bursts over");
    }

    @Test
    void snoozesAWatchAndWakesIt() throws IOException {
        assertThat(run("add", "kenya", "--id", id).status()).isZero();
        Ran snoozed = run("snooze", id, "nobody", "--for", "2h", "--reason", "lunch");
        assertThat(snoozed.status()).isEqualTo(1);
        assertThat(snoozed.out()).contains("snoozed   %s until ".formatted(id), "unknown   nobody: telex watches");
        assertThat(line(run("list"))).startsWith("snoozed ").contains("(until ");
        assertThat(line(run("silenced"))).startsWith("snoozed   " + id).contains(": lunch)");
        assertThat(silence(Silence.key(Silence.Kind.SNOOZE, id, null)).until())
                .isBetween(now.plus(Duration.ofMinutes(119)), now.plus(Duration.ofHours(3)));

        assertThat(run("snooze", id, "--until", "2999-12-31 08:00").status()).isZero();
        assertThat(line(run("list"))).contains("(until 2999-12-31 08:00)");
        assertThat(run("wake", id).out()).isEqualTo("woken     %s%n".formatted(id));
        assertThat(run("wake", id).out()).contains("awake     %s: it was not snoozed".formatted(id));
        assertThat(run("silenced").out()).doesNotContain(id);
    }

    @Test
    void snoozesUntilATimeToCome() {
        assertThat(run("snooze", id)).isEqualTo(new Ran(2, """
                for how long? --for 2h, or --until 08:00
                telex watches snooze --help tells more.
                """));
        assertThat(run("snooze", id, "--until", "2020-01-01T00:00:00Z").out()).contains("that is past");
        assertThat(run("snooze", id, "--until", "tomorrow").out()).contains("expected a time, as in 08:00");
        assertThat(run("snooze", id, "--for", "0m").out()).contains("expected how long, as in 30m");
        assertThat(run("snooze", id, "--for", "1h", "--until", "08:00").status())
                .isEqualTo(2);
    }

    @Test
    void mutesAStoryThatAlertedForAllOrForOneWatch() {
        String story = Ids.hash("story of " + id);
        alert(story);
        assertThat(run("add", "kenya", "--id", id).status()).isZero();
        assertThat(run("mute", hook, "--watch", id, "--for", "1d").out())
                .startsWith("muted     %s  Floods in Kenya, for %s until ".formatted(story, id));
        assertThat(run("mute", story).out())
                .isEqualTo("muted     %s  Floods in Kenya, for all watches until it is taken back%n".formatted(story));
        assertThat(run("silenced").out())
                .contains(
                        "muted     %s  Floods in Kenya, for all watches".formatted(story),
                        "for %s until".formatted(id));
        assertThat(run("mute", Ids.hash("nothing")).out()).contains("no alert is of a story or an article");
        assertThat(run("mute", story, "--watch", "nobody").out()).contains("unknown   nobody");
        assertThat(run("unmute", story).out()).isEqualTo("unmuted   %s%n".formatted(story));
        assertThat(run("unmute", story).out()).contains("it was not muted");
        assertThat(run("silenced").out()).doesNotContain(story);
    }

    @Test
    void reopensADestinationThatSaidItWasGone() {
        assertThat(run("add", "kenya", "--id", id, "--to", hook).status()).isZero();
        String target = new Destination(hook, Destination.Kind.WEBHOOK, hook, null, false, null, null).target();
        Silence closed = new Silence(Silence.Kind.CLOSED, target, null, null, null, "answered 410", now);
        kafka.send(Topics.DESK.name(), null, closed.key(), Json.bytes(closed));
        kafka.send(Topics.DESK.name(), null, "columns/" + id, "{\"whatever\": 1}".getBytes(UTF_8));
        assertThat(line(run("list"))).endsWith(hook + " (closed)");
        assertThat(line(run("silenced"))).isEqualTo("closed    %s of %s  (answered 410)".formatted(hook, id));
        assertThat(run("reopen", hook).out())
                .contains("reopened  %s of %s".formatted(hook, id), "telex dead-letters replay");
        assertThat(run("reopen", id))
                .isEqualTo(new Ran(
                        1, "unknown   %s: no closed destination; telex watches silenced shows them%n".formatted(id)));
        assertThat(line(run("list"))).doesNotContain("closed");
    }

    @Test
    void helpsWithEveryCommand() {
        for (String command : List.of("snooze", "wake", "mute", "unmute", "silenced", "reopen", "test")) {
            assertThat(run(command, "--help")).satisfies(help -> {
                assertThat(help.status()).isZero();
                assertThat(help.out()).contains("Usage: telex watches " + command);
            });
        }
        assertThat(run("snooze", "--help").out()).contains("  telex watches snooze floods --for 2h");
        assertThat(run("snoz", id).out()).contains("Did you mean: watches snooze?");
        StringWriter out = new StringWriter();
        CommandLine line = Telex.commandLine();
        line.setOut(new PrintWriter(out));
        assertThat(line.execute("completion")).isZero();
        assertThat(out.toString()).contains("_picocli_telex_watches_snooze");
    }

    private void alert(String story) {
        kafka.send(Topics.ALERTS.name(), null, id, """
                {"id": "%s", "watch": "%s", "name": "w", "because": "first", "kind": "new", "article": "%s", "version": 1,
                 "publisher": "Example", "link": "%s", "title": "Rivers rise", "matches": [], "firstSeen": "%s",
                 "seen": "%s", "story": {"id": "%s", "headline": "Floods in Kenya", "firstSeen": "%s", "articles": 1,
                 "copies": 0, "publishers": 1, "sources": 1, "reason": ""}, "routing": {"destinations": [],
                 "priority": "normal", "maxAge": "1d"}, "at": "%s"}
                """.formatted(
                        Ids.hash(id), id, Ids.hash("article of " + id), hook, now, now, story, now, now)
                .getBytes(UTF_8));
    }

    private Silence silence(String key) throws IOException {
        byte[] latest = kafka.records(Topics.DESK.name()).stream()
                .filter(record -> key.equals(record.key()))
                .reduce((_, later) -> later)
                .orElseThrow()
                .value();
        return Json.read(latest, Silence.class);
    }

    /// The line that is about this test's watch.
    private String line(Ran ran) {
        return ran.out().lines().filter(line -> line.contains(id)).findFirst().orElseThrow();
    }

    private Ran run(String command, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("watches", command, "--kafka.bootstrap-servers", kafka.bootstrapServers()));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        CommandLine line = Telex.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int status = line.execute(all.toArray(String[]::new));
        return new Ran(status, out.toString());
    }
}
