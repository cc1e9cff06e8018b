package dev.telex.ingest.parse.wire;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.wire.Node.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// NewsML-G2: the items of a document that are news, and a word for those that are not.
///
/// IPTC's own guide shows parts of items where the rest does not matter, and some agencies send such parts:
/// what carries a text is read, also without the item around it.
final class NewsMl {
    private static final Map<String, String> NOT_NEWS = Map.of(
            "planningItem", "planning item: it announces coverage, it is none",
            "conceptItem", "concept item: it explains a word of a vocabulary",
            "knowledgeItem", "knowledge item: it is a vocabulary",
            "catalogItem", "catalog item: it lists vocabularies",
            "contentMeta", "contentMeta alone: what is said of an item, without the item");
    private static final Set<String> NEWS = Set.of("newsItem", "packageItem");
    private static final Map<String, String> PARTS = Map.of("contentSet", "newsItem", "groupSet", "packageItem");

    private NewsMl() {}

    static boolean isRoot(String name) {
        return name.equals("newsMessage")
                || NEWS.contains(name)
                || PARTS.containsKey(name)
                || NOT_NEWS.containsKey(name);
    }

    static List<Item> items(Element root, String base) {
        if (root.name().equals("newsMessage")) {
            return root.element("itemSet")
                    .elements()
                    .filter(item -> NEWS.contains(item.name()))
                    .map(item -> new NewsMlItem(item, root, base).item())
                    .toList();
        }
        return Stream.of(whole(root))
                .filter(item -> NEWS.contains(item.name()))
                .map(item -> new NewsMlItem(item, Element.NONE, base).item())
                .toList();
    }

    /// What a document is that has no news in it.
    static String kind(Element root) {
        List<String> kinds = Text.distinct(
                Stream.concat(Stream.of(root), root.element("itemSet").elements())
                        .map(item -> NOT_NEWS.get(item.name())));
        return kinds.isEmpty() ? nothing(root) : "NewsML-G2 " + String.join(", ", kinds);
    }

    private static String nothing(Element root) {
        if (!root.all("events").isEmpty()) {
            return "NewsML-G2 set of events: it announces what happens, it does not report it";
        }
        return "NewsML-G2 %s that says nothing: no headline, no text, no file".formatted(root.name());
    }

    private static Element whole(Element root) {
        @Nullable String item = PARTS.get(root.name());
        return item == null ? root : new Element(item, Map.of(), List.of(root));
    }
}
