package dev.telex.ingest.parse.wire;

import dev.telex.wire.Enclosure;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files that come with an item, each once, by address.
final class Enclosures {
    /// A path on the publisher's own disk ("file:///./photo.jpg") leads nobody to anything.
    private static final Set<String> REACHABLE = Set.of("http", "https", "ftp", "ftps", "sftp", "rtsp", "rtmp");

    private final String base;
    private final Map<String, Enclosure> byAddress = new LinkedHashMap<>();

    /// @param base where the document was found: relative addresses start here
    Enclosures(String base) {
        this.base = base;
    }

    void add(@Nullable String address, @Nullable String type, @Nullable String bytes) {
        String url = absolute(Text.orNull(address));
        if (url != null) {
            byAddress.putIfAbsent(url, new Enclosure(url, type, length(bytes)));
        }
    }

    List<Enclosure> all() {
        return List.copyOf(byAddress.values());
    }

    private @Nullable String absolute(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = URI.create(base).resolve(address.replace(" ", "%20"));
            String scheme = uri.getScheme();
            return scheme == null || REACHABLE.contains(scheme.toLowerCase(Locale.ROOT)) ? uri.toString() : null;
        } catch (IllegalArgumentException e) {
            return address.matches("(?i)https?://.*") ? address : null;
        }
    }

    private static @Nullable Long length(@Nullable String bytes) {
        try {
            long length = bytes == null ? 0 : Long.parseLong(bytes.strip());
            return length > 0 ? length : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
