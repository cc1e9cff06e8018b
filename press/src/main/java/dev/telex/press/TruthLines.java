package dev.telex.press;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/// The truth as JSON lines: the fields of [Release], instants as ISO 8601.
final class TruthLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TruthLines() {}

    static String write(Stream<Release> releases) {
        StringBuilder lines = new StringBuilder();
        releases.forEach(release -> lines.append(line(release)).append('\n'));
        return lines.toString();
    }

    private static ObjectNode line(Release release) {
        return JSON.createObjectNode()
                .put("link", release.link())
                .put("guid", release.guid())
                .put("publisher", release.publisher())
                .put("event", release.event())
                .put("origin", release.origin())
                .put("kind", release.kind().label())
                .put("revision", release.revision())
                .put("published", release.published().toString())
                .put("title", release.title());
    }
}
