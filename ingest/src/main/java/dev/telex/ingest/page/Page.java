package dev.telex.ingest.page;

import dev.telex.ingest.parse.Encoding;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// A page as it came.
final class Page {
    static final int MOST_BYTES = 5 << 20;
    /// Less is a notice about cookies or an error that calls itself a success.
    static final int LEAST_TEXT = 100;

    private Page() {}

    static Document parse(byte[] bytes, @Nullable String contentType, String url) {
        return Jsoup.parse(Encoding.decode(bytes, contentType).text(), url);
    }
}
