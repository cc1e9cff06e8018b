package dev.telex.ingest.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.telex.ingest.parse.Parsed.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON Feed 1.0 and 1.1, item by item: what is cut off has its complete items.
final class JsonFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ITEMS = 50_000;

    private final Base base;
    private final Map<String, JsonNode> feed = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();

    private JsonFeed(Base base) {
        this.base = base;
    }

    /// Null where the text is JSON of another kind, or none.
    static @Nullable Document read(String text, Base base, @Nullable String served, String fault) {
        JsonFeed reader = new JsonFeed(base);
        boolean whole = reader.readAll(text);
        boolean known = reader.text("version").contains("jsonfeed.org/version/")
                || (!reader.items.isEmpty() && reader.feed.containsKey("title"));
        return known ? reader.document(served, whole ? null : fault) : null;
    }

    /// @return whether the document is whole
    private boolean readAll(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT && items.size() < MOST_ITEMS) {
                        items.add(item(parser.readValueAsTree()));
                    }
                } else {
                    feed.put(name, parser.readValueAsTree());
                }
            }
            return parser.currentToken() == JsonToken.END_OBJECT;
        } catch (IOException e) {
            return false; // What was read before stands.
        }
    }

    private Item item(JsonNode json) {
        Entry entry = new Entry(Languages.tag(text(json, "language")));
        entry.guid.offer(0, text(json, "id"));
        entry.link.offer(1, base.resolve(text(json, "url")));
        entry.link.offer(0, base.resolve(text(json, "external_url")));
        entry.title.offer(0, Html.collapse(text(json, "title")));
        entry.summary.offer(0, Html.escape(text(json, "summary")));
        String html = text(json, "content_html");
        entry.content(html.isBlank() ? plain(text(json, "content_text")) : Html.absolute(html, base));
        entry.published.offer(0, text(json, "date_published"));
        entry.updated.offer(0, text(json, "date_modified"));
        json.path("authors").forEach(author -> entry.author(false, text(author, "name")));
        entry.author(true, text(json.path("author"), "name"));
        json.path("tags").forEach(tag -> entry.category(tag.asText()));
        json.path("attachments")
                .forEach(file -> entry.enclosure(
                        false, base.resolve(text(file, "url")), text(file, "mime_type"), text(file, "size_in_bytes")));
        entry.enclosure(true, base.resolve(text(json, "image")), null, null);
        return entry.item();
    }

    private static String plain(String text) {
        return Html.escape(text.strip()).replace("\n", "<br>\n");
    }

    private Document document(@Nullable String served, @Nullable String fault) {
        List<String> hubs = new ArrayList<>();
        JsonNode announced = feed.get("hubs");
        if (announced != null) {
            announced.forEach(hub -> {
                String address = base.resolve(text(hub, "url"));
                if (address != null && text(hub, "type").equalsIgnoreCase("websub")) {
                    hubs.add(address);
                }
            });
        }
        JsonNode expired = feed.get("expired");
        String language = Languages.tag(text("language"));
        return new Document(
                Html.collapse(text("title")),
                base.resolve(text("home_page_url")),
                base.resolve(text("feed_url")),
                hubs,
                language == null ? Languages.tag(served) : language,
                Pace.UNSAID.expired(expired != null && expired.asBoolean()),
                items,
                fault);
    }

    private String text(String field) {
        JsonNode value = feed.get(field);
        return value != null && value.isValueNode() ? value.asText() : "";
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
