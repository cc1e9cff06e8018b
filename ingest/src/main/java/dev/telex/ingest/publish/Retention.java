package dev.telex.ingest.publish;

import dev.telex.ingest.parse.Item;
import dev.telex.ingest.publish.Identity.Identified;
import dev.telex.wire.SeenItems;
import dev.telex.wire.SeenItems.Named;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is remembered of a feed's items from one document to the next.
///
/// All that is in the document; and of what left it as much as there is room for, because feeds of several
/// servers show now one document and now another. What a part of a feed leaves out has not left it.
final class Retention {
    private static final int ROOM = 50;
    private static final int ROOM_OF_PARTS = 500;

    private final boolean isWhole;
    private final List<SeenItems.Item> items = new ArrayList<>();
    private final List<SeenItems.Item> aliases = new ArrayList<>();

    Retention(boolean isWhole) {
        this.isWhole = isWhole;
    }

    void add(Identified identified, int content, boolean backfill, boolean fresh) {
        Item item = identified.candidate().item();
        String given = identified.named() == Named.GIVEN ? identified.article() : null;
        items.add(new SeenItems.Item(identified.name(), content, identified.named(), backfill, fresh, true, given));
        if (item.guid() != null && (item.editorial() != null || item.replaces() != null)) {
            // What comes from a wire is replaced by its guid, whatever its link is.
            long name = Candidate.guidName(item.guid());
            aliases.add(new SeenItems.Item(name, content, Named.GIVEN, backfill, fresh, false, identified.article()));
        }
    }

    /// @param before what was remembered until now
    /// @param turns  [dev.telex.wire.FeedState#turned] starts anew
    SeenItems pack(SeenItems before, List<Long> shared, boolean turns) {
        items.addAll(aliases);
        Set<Long> names = new HashSet<>();
        items.forEach(item -> names.add(item.name()));
        int room = isWhole ? ROOM : ROOM_OF_PARTS;
        for (SeenItems.Item item : before.items()) {
            boolean stays = !isWhole && item.present();
            if (items.size() < room && names.add(item.name())) {
                items.add(new SeenItems.Item(
                        item.name(),
                        item.content(),
                        item.named(),
                        item.backfill(),
                        item.fresh() && !turns,
                        stays,
                        item.article()));
            }
        }
        return SeenItems.pack(items, shared);
    }
}
