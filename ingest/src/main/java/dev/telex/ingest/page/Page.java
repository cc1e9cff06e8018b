package dev.telex.ingest.page;

import dev.telex.ingest.parse.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// A page as it came.
final class Page {
    static final int MOST_BYTES = 5 << 20;
    /// Less is a notice about cookies or an error that calls itself a success.
    static final int LEAST_TEXT = 100;

    /// Where browsers look for a page's word on its characters, and a bit.
    private static final int HEAD = 4096;
    private static final Pattern CHARSET =
            Pattern.compile("(?i)<meta\\s[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w:.+-]{1,40})");

    private Page() {}

    static Document parse(byte[] bytes, @Nullable String contentType, String url) {
        return Jsoup.parse(
                Encoding.decode(bytes, withCharset(contentType, bytes)).text(), url);
    }

    /// The server's word goes before the page's.
    private static @Nullable String withCharset(@Nullable String contentType, byte[] bytes) {
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).contains("charset")) {
            return contentType;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher meta = CHARSET.matcher(head);
        return meta.find() ? "text/html; charset=" + meta.group(1) : contentType;
    }
}
