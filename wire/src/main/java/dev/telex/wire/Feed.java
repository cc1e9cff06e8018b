package dev.telex.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An address to poll, or a push source or drop folder that delivers items. Value of `telex.feeds`, keyed by
/// [#id].
///
/// @param id        [Ids#feed]: the host at the time the feed was added, "/", and a hash; kept when the feed
///        moves
/// @param kind      how its items come; in old records absent: polled
/// @param url       where to ask, absolute, http or https; of a drop folder, its path or sftp address; of a
///        push source, any name that its publisher has for it
/// @param title     what people call it; null: what the feed calls itself
/// @param publisher who publishes its articles; null: the registrable domain of each article's link
/// @param labels    free words to group feeds by, from an OPML file its folders
/// @param language  BCP 47, for items that do not say; null where unknown
/// @param credentials the name of a setting below fetch.credentials to ask with; never the secret itself
/// @param fullText  its items are teasers: fetch each article's page and take its text
/// @param list      the file that it was read from and is kept in step with; null where it was added by itself
/// @param added     what a feed held before this instant is backfill
public record Feed(
        String id,
        @Nullable FeedKind kind,
        String url,
        @Nullable String title,
        @Nullable String publisher,
        List<String> labels,
        @Nullable String language,
        @Nullable String credentials,
        Boolean fullText,
        @Nullable String list,
        Instant added) {

    public Feed {
        fullText = Boolean.TRUE.equals(fullText); // Older records do not say.
        labels = List.copyOf(labels);
    }

    /// The same feed at another address.
    public Feed at(String other) {
        return new Feed(id, kind, other, title, publisher, labels, language, credentials, fullText, list, added);
    }
}
