package dev.telex.ingest.fetch;

import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// An answer as it came.
///
/// @param head status and headers, each byte of them a character of ISO 8859-1
/// @param body not decompressed; nothing in it where there was none
record Received(HttpResponse head, Body body) {
    int status() {
        return head.getCode();
    }

    /// The first header of this name; null where it is missing, or empty.
    @Nullable
    String header(String name) {
        Header header = head.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isEmpty() ? null : header.getValue();
    }

    /// All of them, in one list separated by commas as they could have been sent; null where it is missing.
    @Nullable
    String list(String name) {
        List<String> each = all(name);
        return each.isEmpty() ? null : String.join(",", each);
    }

    List<String> all(String name) {
        return Arrays.stream(head.getHeaders(name))
                .map(header -> header.getValue() == null ? "" : header.getValue())
                .toList();
    }
}
