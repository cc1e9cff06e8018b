package dev.telex.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One published item as a feed showed it. Value of `telex.articles`, keyed by [#id].
///
/// @param id            [Ids]: the same for every revision, in every feed that links to it
/// @param feed          id of the feed that showed it
/// @param publisher     who publishes it: the feed's label, else the registrable domain of the link, else of the
///        feed
/// @param sighting      the feed is not its publisher's: it may announce the article, but never revise it
/// @param backfill      it was in the feed before the feed was added: indexed, but nobody is alerted
/// @param guid          as the feed gave it
/// @param link          absolute, as the feed gave it: this is where a reader goes
/// @param title         plain text, "" where the item has none
/// @param summary       HTML as the feed gave it
/// @param content       HTML as the feed gave it, where the feed carries the article's text
/// @param language      BCP 47, as the item or its feed claims
/// @param published     as the publisher claims, however odd
/// @param publishedFlag what is wrong with that claim; null: nothing
/// @param updated       as the publisher claims
/// @param editorial     what the wire says of it for the desk; null: nothing
/// @param seen          when Telex fetched it: windows and order go by this
public record Article(
        String id,
        String feed,
        String publisher,
        boolean sighting,
        boolean backfill,
        @Nullable String guid,
        @Nullable String link,
        String title,
        @Nullable String summary,
        @Nullable String content,
        List<String> authors,
        List<String> categories,
        @Nullable String language,
        List<Enclosure> enclosures,
        @Nullable Instant published,
        @Nullable PublishedFlag publishedFlag,
        @Nullable Instant updated,
        @Nullable Editorial editorial,
        Instant seen) {

    public Article {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
    }

    /// The same with another text.
    public Article withContent(String html) {
        return new Article(
                id,
                feed,
                publisher,
                sighting,
                backfill,
                guid,
                link,
                title,
                summary,
                html,
                authors,
                categories,
                language,
                enclosures,
                published,
                publishedFlag,
                updated,
                editorial,
                seen);
    }
}
