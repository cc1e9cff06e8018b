package dev.telex.app;

import dev.telex.ingest.fetch.Fetcher;
import dev.telex.wire.FeedKind;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which addresses the feeds of each kind have.
public final class FeedKinds {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private FeedKinds() {}

    /// @param name as in "drop"; null: polled
    /// @return null where there is no such kind
    static @Nullable FeedKind of(@Nullable String name) {
        if (name == null) {
            return FeedKind.POLL;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "poll" -> FeedKind.POLL;
            case "push" -> FeedKind.PUSH;
            case "drop" -> FeedKind.DROP;
            default -> null;
        };
    }

    /// What is wrong with the address of a feed; null: nothing.
    public static @Nullable String fault(FeedKind kind, String address) {
        return switch (kind) {
            case POLL -> web(address);
            case PUSH -> NAME.matcher(address).matches() ? null : "expected a name: letters, digits, '.', '_' and '-'";
            case DROP -> folder(address);
        };
    }

    private static @Nullable String web(String address) {
        try {
            Fetcher.spelling(address);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String folder(String address) {
        String expected = "expected a directory, as file:///path or sftp://user@host/path";
        try {
            URI folder = URI.create(address);
            boolean hasPath = folder.getPath() != null && folder.getPath().length() > 1;
            boolean isFile = "file".equals(folder.getScheme());
            boolean isRemote = "sftp".equals(folder.getScheme()) && folder.getHost() != null;
            if (isRemote && folder.getUserInfo() != null && folder.getUserInfo().contains(":")) {
                return "there is a password in it; put it into the settings, and name it with --credentials";
            }
            return hasPath && (isFile || isRemote) ? null : expected;
        } catch (IllegalArgumentException e) {
            return expected;
        }
    }
}
