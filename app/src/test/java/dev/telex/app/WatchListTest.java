package dev.telex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.Destination;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.Embargo;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WatchListTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String LIST = """
            - id: floods
              query: kenya AND flood*
            - id: strikes
              name: Strikes in ports
              query: '"on strike" AND (port OR docker*)'
              when:
                sources: 2
                againAfter: 6h
                embargo: wait
              routing:
                priority: urgent
                quiet: {from: "22:00", to: "07:00", zone: Europe/Berlin}
                destinations:
                  - {name: desk, kind: webhook, address: 'https://example.com/hook', secret: desk}
                  - {name: chat, kind: slack, secret: chat, digest: 30m}
            """;

    @Test
    void readsWatchesInWhichIsLeftOutWhatIsUsual() throws IOException {
        Map<String, Watch> watches = read(LIST, Map.of()).watches();
        assertThat(watches.keySet()).containsExactly("floods", "strikes");
        assertThat(Objects.requireNonNull(watches.get("floods")).when()).isEqualTo(Watch.When.FIRST);
        Watch strikes = Objects.requireNonNull(watches.get("strikes"));
        assertThat(strikes.when()).isEqualTo(new Watch.When(false, false, Duration.ofHours(6), 2, Embargo.WAIT));
        assertThat(strikes.routing().destinations())
                .extracting(Destination::kind)
                .containsExactly(Destination.Kind.WEBHOOK, Destination.Kind.SLACK);
        assertThat(strikes.routing().maxAge()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void writesWhatItReads() throws IOException {
        Map<String, Watch> watches = read(LIST, Map.of()).watches();
        StringWriter written = new StringWriter();
        WatchList.write(watches.values(), written);
        assertThat(read(written.toString(), Map.of()).watches()).isEqualTo(watches);
    }

    @Test
    void keepsTheTimeAtWhichAWatchWasAdded() throws IOException {
        Map<String, Watch> before = read(LIST, Map.of()).watches();
        WatchList again = WatchList.read("mine", new StringReader(LIST), before, NOW.plusSeconds(60));
        assertThat(again.watches()).isEqualTo(before);
    }

    @Test
    void tellsAllThatIsWrongAndWhere() throws IOException {
        WatchList list = read("""
                - id: a/b
                  query: (open
                - id: twice
                  query: floods
                  when: {sources: 0}
                - id: twice
                  query: floods
                  routing:
                    quiet: {from: "25:00", to: "07:00", zone: Mars}
                    destinations:
                      - {name: desk, kind: webhook, address: ftp://example.com}
                      - {name: desk, kind: email, address: nobody}
                      - {name: chat, kind: slack}
                """, Map.of());
        assertThat(String.join("\n", list.faults()))
                .contains(
                        "mine:1: a/b: id is \"a/b\"",
                        "mine:1: a/b: query: ",
                        "when.sources is 0; expected at least 1",
                        "routing.quiet: ",
                        "two destinations are called desk",
                        "destination desk: its address is none: expected http:// or https://",
                        "destination desk: nobody is no e-mail address",
                        "destination chat has neither address nor secret",
                        "mine:6: two watches have the id twice");
    }

    @Test
    void saysOfAValueThatIsNoneWhatThereIs() {
        assertThatThrownBy(() -> read("- id: a\n  query: b\n  routing: {priority: high}\n", Map.of()))
                .hasMessage("mine:3: routing.priority is high; expected low, normal, urgent");
        assertThatThrownBy(() -> read("- id: a\n  query: b\n  when:\n    againAfter: soon\n", Map.of()))
                .hasMessageContaining("mine:4: when.againAfter: ")
                .hasMessageContaining("expected a duration");
        assertThatThrownBy(() -> read("id: a\nquery: b\n", Map.of()))
                .hasMessage("mine:1: expected a list, in which each watch begins as in - id: floods");
    }

    @Test
    void refusesAFieldThatDoesNotExistAndSaysWhere() {
        assertThatThrownBy(() -> read("- id: a\n  query: b\n  prioriti: high\n", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("mine:1: no field is called prioriti; there are id, name, query, routing, when");
    }

    private static WatchList read(String list, Map<String, Watch> known) throws IOException {
        return WatchList.read("mine", new StringReader(list), known, NOW);
    }
}
