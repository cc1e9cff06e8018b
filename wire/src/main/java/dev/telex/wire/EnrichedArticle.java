package dev.telex.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A revision of an article, with all that Telex found out about it. Value of `telex.enriched`, keyed by [#id],
/// and as it stands the document in Elasticsearch.
///
/// What it shares with [Article] means the same here.
///
/// @param version   rises with every record of the same id: max(last version + 1, seen time in milliseconds)
/// @param kind      what this revision is to the earlier ones
/// @param change    what it changed against the last revision; null for the first, for a kill, and where the earlier
///        words are forgotten
/// @param revision  1 for the first, then counting
/// @param summary   plain text
/// @param text      plain text, paragraphs separated by an empty line: the content, else the summary
/// @param firstSeen when the article was first seen: it chooses the index, so that all revisions meet there
/// @param seen      when this revision was seen
/// @param mentions  spans that name entities, in title and text
/// @param entities  the entities named, most often named first
/// @param places    those of them that are places
public record EnrichedArticle(
        String id,
        long version,
        Kind kind,
        @Nullable Change change,
        int revision,
        String feed,
        String publisher,
        boolean sighting,
        boolean backfill,
        @Nullable String guid,
        @Nullable String link,
        String title,
        @Nullable String summary,
        String text,
        List<String> authors,
        List<String> categories,
        @Nullable String language,
        List<Enclosure> enclosures,
        @Nullable Instant published,
        @Nullable PublishedFlag publishedFlag,
        @Nullable Instant updated,
        @Nullable Editorial editorial,
        Instant firstSeen,
        Instant seen,
        List<Mention> mentions,
        List<Entity> entities,
        List<Place> places) {

    public EnrichedArticle {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
        mentions = List.copyOf(mentions);
        entities = List.copyOf(entities);
        places = List.copyOf(places);
    }
}
