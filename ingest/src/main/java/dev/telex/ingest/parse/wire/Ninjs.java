package dev.telex.ingest.parse.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// ninjs, IPTC's news in JSON, 1.x to 3.x: an item, or a list of them as agencies' interfaces return it.
final class Ninjs {
    private static final Set<String> LISTS = Set.of("items", "_items", "hits");
    /// What only a ninjs item has, in the spelling of each version.
    private static final Set<String> MARKS = Set.of(
            "versioncreated",
            "firstcreated",
            "pubstatus",
            "headline",
            "headlines",
            "body_text",
            "body_xhtml",
            "body_html",
            "bodies",
            "descriptions",
            "description_text",
            "renditions",
            "eventdetails",
            "plannedcoverage",
            "representationtype");
    /// A tree costs far more memory than the text it is made of.
    private static final ObjectMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxTokenCount(1_000_000)
                    .build())
            .build());

    private Ninjs() {}

    /// @return its items; none where it is JSON, but not ninjs
    /// @throws JsonProcessingException where it is no JSON; the message says where
    static List<NinjsItem> items(String text, String base) throws JsonProcessingException {
        JsonNode root = MAPPER.readTree(text);
        return candidates(root)
                .filter(JsonNode::isObject)
                .map(NinjsObject::new)
                .filter(Ninjs::isItem)
                .map(item -> new NinjsItem(item, base))
                .toList();
    }

    private static Stream<JsonNode> candidates(JsonNode root) {
        if (root.isArray()) {
            return root.valueStream();
        }
        return root.has("uri")
                ? Stream.of(root)
                : LISTS.stream().map(root::path).filter(JsonNode::isArray).flatMap(JsonNode::valueStream);
    }

    private static boolean isItem(NinjsObject item) {
        return item.text("uri") != null && MARKS.stream().anyMatch(item::has);
    }

    /// Whether a text may be ninjs: a look at it, without parsing.
    static boolean mayBe(String text) {
        return isJson(text) && text.contains("\"uri\"") && !text.contains("jsonfeed.org/version");
    }

    private static boolean isJson(String text) {
        int start = 0;
        while (start < text.length()
                && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
    }

    /// What a document is that has no news in it.
    static String kind(List<NinjsItem> items) {
        List<String> kinds = Text.distinct(items.stream().map(NinjsItem::notNews));
        return kinds.isEmpty()
                ? "ninjs item that says nothing: no headline, no text, no file"
                : String.join(", ", kinds);
    }
}
