package dev.telex.ingest.fetch;

import org.jspecify.annotations.Nullable;

/// What to ask for.
///
/// @param url          absolute
/// @param wanted       what there should be
/// @param etag         of the last document, byte for byte; null asks unconditionally
/// @param lastModified of the last document, byte for byte; null asks unconditionally
/// @param credentials  name of what stands below fetch.credentials; null where the publisher wants none
public record Request(
        String url,
        Wanted wanted,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String credentials) {

    /// The kind of document, which decides what a server is asked for.
    public enum Wanted {
        FEED("application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9,"
                + " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"),
        PAGE("text/html, application/xhtml+xml, */*;q=0.1");

        private final String accept;

        Wanted(String accept) {
            this.accept = accept;
        }

        String accept() {
            return accept;
        }
    }

    public static Request feed(String url) {
        return new Request(url, Wanted.FEED, null, null, null);
    }

    /// An article's page, or one that announces feeds.
    public static Request page(String url) {
        return new Request(url, Wanted.PAGE, null, null, null);
    }

    /// Only if the document is another than the one with these validators.
    public Request unless(@Nullable String etag, @Nullable String lastModified) {
        return new Request(url, wanted, etag, lastModified, credentials);
    }

    /// @param name null for none
    public Request as(@Nullable String name) {
        return new Request(url, wanted, etag, lastModified, name);
    }

    boolean isConditional() {
        return etag != null || lastModified != null;
    }
}
