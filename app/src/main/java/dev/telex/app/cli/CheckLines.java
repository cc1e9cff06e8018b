package dev.telex.app.cli;

import dev.telex.ingest.check.Diagnosis;
import dev.telex.ingest.check.Diagnosis.Line;
import dev.telex.ingest.check.Finding;
import dev.telex.ingest.fetch.Answer;
import dev.telex.ingest.parse.FeedLink;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What was found at an address, for the terminal.
///
/// @param most items to show
record CheckLines(int most, Instant now) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final List<String> HEADERS = List.of(
            "content-type",
            "content-encoding",
            "etag",
            "last-modified",
            "cache-control",
            "expires",
            "age",
            "retry-after",
            "link");

    List<String> of(Finding finding) {
        List<String> lines = new ArrayList<>();
        finding.way().forEach(answer -> lines.addAll(answer(answer)));
        switch (finding) {
            case Finding.Feed feed -> lines.addAll(feed(feed));
            case Finding.Page page -> {
                lines.add("A page, not a feed. It announces:");
                page.links().forEach(link -> lines.add("  " + link.url() + title(link)));
            }
            case Finding.Nothing nothing -> lines.add("Wrong: " + nothing.reason());
        }
        return lines;
    }

    private static List<String> answer(Answer answer) {
        List<String> lines = new ArrayList<>();
        lines.add("%d  %s".formatted(answer.status(), answer.url()));
        if (answer.isRedirect()) {
            lines.add("     %s: %s"
                    .formatted(
                            answer.isMovedForGood() ? "moved for good" : "redirects for now",
                            answer.headers().get("location")));
            return lines;
        }
        HEADERS.stream()
                .filter(answer.headers()::containsKey)
                .forEach(name ->
                        lines.add("     %s: %s".formatted(name, answer.headers().get(name))));
        return lines;
    }

    private List<String> feed(Finding.Feed feed) {
        Diagnosis diagnosis = feed.diagnosis();
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s, %,d bytes sent as %,d"
                .formatted(diagnosis.format(), diagnosis.encoding(), diagnosis.size(), diagnosis.transferred()));
        lines.add("\"%s\"%s"
                .formatted(
                        Objects.requireNonNullElse(diagnosis.title(), ""),
                        diagnosis.language() == null ? "" : ", language " + diagnosis.language()));
        lines.add("%,d items%s%s".formatted(diagnosis.items().size(), latest(diagnosis), rhythm(diagnosis)));
        lines.add("Telex would ask again in " + span(Duration.between(now, diagnosis.next())));
        diagnosis.hubs().forEach(hub -> lines.add("pushed by " + hub + " (WebSub)"));
        if (!feed.way().isEmpty() && !feed.url().equals(feed.way().getFirst().url())) {
            lines.add("It moved: add it as " + feed.url());
        }
        if (diagnosis.fault() != null) {
            lines.add("! " + diagnosis.fault());
        }
        diagnosis.remarks().forEach(remark -> lines.add("! " + remark));
        diagnosis.items().stream().limit(most).forEach(item -> lines.add(item(item)));
        if (diagnosis.items().size() > most) {
            lines.add("  and %,d more (--items N)".formatted(diagnosis.items().size() - most));
        }
        return lines;
    }

    private String latest(Diagnosis diagnosis) {
        return diagnosis.latest() == null
                ? ""
                : ", the latest " + span(Duration.between(diagnosis.latest(), now)) + " ago";
    }

    private static String rhythm(Diagnosis diagnosis) {
        return diagnosis.rhythm() == null ? "" : ", one every " + span(diagnosis.rhythm()) + " or so";
    }

    private static String item(Line item) {
        return "  %-16s  %s%n%20sid %s by %s"
                .formatted(
                        item.published() == null ? "no date" : TIME.format(item.published()),
                        item.title().isEmpty() ? "(no title)" : item.title(),
                        "",
                        item.article(),
                        item.by());
    }

    private static String title(FeedLink link) {
        return link.title() == null ? "" : "  " + link.title();
    }

    private static String span(Duration time) {
        return time.toDays() > 1
                ? time.toDays() + " days"
                : time.toHours() > 1
                        ? time.toHours() + " hours"
                        : time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }
}
