package dev.telex.bench;

import dev.telex.press.PressItem;
import dev.telex.press.Release;
import dev.telex.wire.Article;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// What simulated publishers send, as ingest would publish it if it asked each of them at every moment: so every
/// revision is on the wire, and what has to come of it can be reckoned.
public final class PressWire {
    private PressWire() {}

    /// @param shift of all its times: the same wire, later or earlier
    public static Article article(PressItem item, Duration shift) {
        Release release = item.release();
        return new Article(
                id(release.link()),
                "press",
                release.publisher(),
                false,
                false,
                release.guid(),
                release.link(),
                release.title(),
                item.summary(),
                item.html(),
                List.of(item.author()),
                item.categories(),
                item.language(),
                List.of(),
                item.first().plus(shift),
                null,
                release.published().plus(shift),
                null,
                release.published().plus(shift));
    }

    /// Of the article that a link leads to.
    public static String id(String link) {
        return Ids.article(Objects.requireNonNull(CanonicalLink.of(link), link));
    }
}
