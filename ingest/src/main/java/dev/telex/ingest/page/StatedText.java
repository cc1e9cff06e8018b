package dev.telex.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.wire.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The text that a page states for machines: `articleBody` in its JSON-LD (schema.org).
///
/// It has no paragraphs on most pages, is cut off on some and full of calls on others, so it stands in only where
/// the page itself shows less.
final class StatedText {
    private static final String LD = "script[type=application/ld+json]";

    private StatedText() {}

    /// Empty where the page states none.
    static List<Block> of(Document page) {
        return page.select(LD).stream()
                .flatMap(StatedText::bodies)
                .max(Comparator.comparingInt(String::length))
                .map(StatedText::blocks)
                .orElse(List.of());
    }

    private static Stream<String> bodies(Element script) {
        try {
            return Json.mapper().readTree(script.data()).findValues("articleBody").stream()
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (JsonProcessingException e) {
            return Stream.empty(); // Written by hand on some pages, and never looked at.
        }
    }

    /// Some state HTML, some text with entities, some plain lines.
    private static List<Block> blocks(String text) {
        String html = text.contains("<p") ? text : text.replace("\n", "<br><br>");
        return Blocks.of(Jsoup.parseBodyFragment(html).body());
    }
}
