package dev.telex.ingest.parse;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What relative addresses start from (RFC 3986, section 5.2), without the JDK's objections: feeds have blanks,
/// brackets and umlauts in their addresses, and browsers find their way.
///
/// @param scheme    with its colon
/// @param authority with its two slashes
record Base(String scheme, String authority, String path, String query) {
    /// An address with such a scheme does something instead of leading somewhere.
    private static final Set<String> ACTIVE = Set.of("javascript", "vbscript", "data", "about", "blob");

    static Base of(String address) {
        int scheme = schemeEnd(address);
        int authority = address.startsWith("//", scheme) ? first(address, scheme + 2, "/?#") : scheme;
        int path = first(address, authority, "?#");
        int query = first(address, path, "#");
        return new Base(
                address.substring(0, scheme),
                address.substring(scheme, authority),
                address.substring(authority, path),
                address.substring(path, query));
    }

    /// The base inside an element that has one of its own.
    Base within(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return this;
        }
        String absolute = resolve(address);
        return absolute == null || schemeEnd(absolute) == 0 ? this : of(absolute);
    }

    /// An absolute address; null for one that is empty or would run something.
    @Nullable
    String resolve(@Nullable String address) {
        String found = address == null ? "" : clean(address);
        int scheme = schemeEnd(found);
        if (found.isEmpty()
                || ACTIVE.contains(found.substring(0, Math.max(0, scheme - 1)).toLowerCase(Locale.ROOT))) {
            return null;
        }
        return scheme > 0 ? found : relative(found);
    }

    /// The same inside of HTML, where ampersands and quotation marks are escaped and stay so.
    String resolveEscaped(String address) {
        String resolved = resolve(address);
        return resolved == null ? address : resolved;
    }

    private String relative(String found) {
        if (scheme.isEmpty()) {
            return found;
        }
        if (found.startsWith("//")) {
            return scheme + found;
        }
        String root = scheme + authority;
        char first = found.charAt(0);
        if (first == '#') {
            return root + path + query + found;
        }
        if (first == '?') {
            return root + path + found;
        }
        int pathEnd = first(found, 0, "?#");
        String merged = first == '/' ? found.substring(0, pathEnd) : directory() + found.substring(0, pathEnd);
        return root + withoutDots(merged) + found.substring(pathEnd);
    }

    private String directory() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? authority.isEmpty() ? "" : "/" : path.substring(0, slash + 1);
    }

    /// Segments "." and ".." worked off, from the left, each once.
    private static String withoutDots(String path) {
        if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..")) {
            return path;
        }
        StringBuilder kept = new StringBuilder(path.length());
        for (int start = 0; start <= path.length(); ) {
            int slash = path.indexOf('/', start);
            int stop = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, stop);
            if (segment.equals("..")) {
                int before = kept.length() < 2 ? -1 : kept.lastIndexOf("/", kept.length() - 2);
                kept.setLength(before < 0 ? (kept.length() > 0 && kept.charAt(0) == '/' ? 1 : 0) : before + 1);
            } else if (!segment.equals(".")) {
                kept.append(segment).append(slash < 0 ? "" : "/");
            }
            start = stop + 1;
        }
        return kept.toString();
    }

    /// Without white space around and line breaks within.
    private static String clean(String address) {
        String found = address.strip();
        boolean broken = found.indexOf('\n') >= 0 || found.indexOf('\r') >= 0 || found.indexOf('\t') >= 0;
        return broken ? found.replace("\n", "").replace("\r", "").replace("\t", "") : found;
    }

    /// Behind the colon of the scheme; 0 where there is none.
    private static int schemeEnd(String address) {
        for (int at = 0; at < address.length(); at++) {
            char character = address.charAt(at);
            if (character == ':') {
                return at > 0 ? at + 1 : 0;
            }
            boolean letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
            boolean later = at > 0 && ((character >= '0' && character <= '9') || "+-.".indexOf(character) >= 0);
            if (!letter && !later) {
                return 0;
            }
        }
        return 0;
    }

    private static int first(String address, int from, String marks) {
        int at = from;
        while (at < address.length() && marks.indexOf(address.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
