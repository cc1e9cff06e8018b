package dev.telex.ingest.fetch;

import dev.telex.wire.web.WebAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One answer on the way to a document, for whoever wants to see how it went.
///
/// @param headers by name in lower case; several of one name with commas between them
/// @param bytes   of the body as it was sent
public record Answer(String url, int status, Map<String, String> headers, long bytes) {
    private static final List<Integer> FOR_GOOD = List.of(301, 308);

    public Answer {
        headers = Map.copyOf(headers);
    }

    public boolean isRedirect() {
        return Way.isRedirect(status);
    }

    /// Whether its server says that the address is another from now on.
    public boolean isMovedForGood() {
        return FOR_GOOD.contains(status);
    }

    static Answer of(WebAddress address, Received received) {
        Map<String, String> headers = Arrays.stream(received.head().getHeaders())
                .collect(Collectors.toMap(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        header -> String.valueOf(header.getValue()),
                        (first, next) -> first + ", " + next,
                        TreeMap::new));
        return new Answer(
                address.toString(), received.status(), headers, received.body().bytes().length);
    }
}
