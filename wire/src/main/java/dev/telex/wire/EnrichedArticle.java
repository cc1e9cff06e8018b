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
/// @param change    what it changed against the last revision; null for the first, for a kill, and where the
///        earlier words are forgotten
/// @param revision  1 for the first, then counting
/// @param summary   plain text
/// @param text      plain text, paragraphs separated by an empty line: the content, else the summary
/// @param firstSeen when the article was first seen: it chooses the index, so that all revisions meet there
/// @param seen      when this revision was seen
/// @param story     the story it belongs to; null for a kill of something unknown, and for notes to editors
/// @param copy      of which article it is a copy; null: of none
/// @param aliases   ids under which its publisher showed it as well
/// @param withdrawnBecause id of the article whose kill withdrew this copy of it; null else
/// @param mentions  spans that name entities, in title and text
/// @param entities  the entities named, the most salient first; an agency named by its dateline alone is none
/// @param places    where it plays: places named in headline or lead, or whose country is named more than once
/// @param facts     days, quotes, and how many were killed and injured, in title and text
/// @param topics    Media Topics of the IPTC that its subjects and categories surely mean
/// @param boilerplate what stands around the story in its text: dateline, byline, credit and the like, in its order
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
        @Nullable StoryLink story,
        @Nullable Copy copy,
        List<String> aliases,
        @Nullable String withdrawnBecause,
        List<Mention> mentions,
        List<Entity> entities,
        List<Place> places,
        List<Fact> facts,
        List<Editorial.Subject> topics,
        List<Boilerplate> boilerplate) {

    public EnrichedArticle {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
        aliases = List.copyOf(aliases);
        mentions = List.copyOf(mentions);
        entities = List.copyOf(entities);
        places = List.copyOf(places);
        facts = List.copyOf(facts);
        topics = List.copyOf(topics);
        boilerplate = List.copyOf(boilerplate);
    }

    /// The same as another record of an article: under its id, with its place among revisions, copies and stories.
    public EnrichedArticle as(
            String id,
            long version,
            Kind kind,
            int revision,
            Instant firstSeen,
            @Nullable StoryLink story,
            @Nullable Copy copy,
            List<String> aliases) {
        return as(id, version, kind, change, revision, firstSeen, story, copy, aliases);
    }

    /// The same, with what it changed as well.
    public EnrichedArticle as(
            String id,
            long version,
            Kind kind,
            @Nullable Change change,
            int revision,
            Instant firstSeen,
            @Nullable StoryLink story,
            @Nullable Copy copy,
            List<String> aliases) {
        return new EnrichedArticle(
                id,
                version,
                kind,
                change,
                revision,
                feed,
                publisher,
                sighting,
                backfill,
                guid,
                link,
                title,
                summary,
                text,
                authors,
                categories,
                language,
                enclosures,
                published,
                publishedFlag,
                updated,
                editorial,
                firstSeen,
                seen,
                story,
                copy,
                aliases,
                withdrawnBecause,
                mentions,
                entities,
                places,
                facts,
                topics,
                boilerplate);
    }

    /// The tombstone: who published what when, and not a word of what it said.
    ///
    /// @param because id of the article whose kill reaches this copy of it; null: it was withdrawn itself
    public EnrichedArticle withdrawn(long version, int revision, Instant seen, @Nullable String because) {
        return new EnrichedArticle(
                id,
                version,
                Kind.KILL,
                null,
                revision,
                feed,
                publisher,
                sighting,
                backfill,
                guid,
                link,
                "",
                null,
                "",
                authors,
                List.of(),
                language,
                List.of(),
                published,
                publishedFlag,
                updated,
                null,
                firstSeen,
                seen,
                story == null ? null : story.withoutWords(),
                copy,
                aliases,
                because,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
