package dev.telex.ingest.check;

import dev.telex.ingest.parse.Encoding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a document calls itself: format, version, encoding. For people to read; what Telex does with a document is
/// decided by its parser.
final class Formats {
    private static final int HEAD = 8192;
    private static final Pattern ROOT = Pattern.compile("<(?![?!])(?:[\\w.-]+:)?([\\w.-]+)([^>]*)>");
    private static final Pattern VERSION = Pattern.compile("\\bversion\\s*=\\s*[\"']([^\"']{1,20})");
    private static final Pattern JSON_FEED = Pattern.compile("jsonfeed\\.org/version/([0-9.]{1,5})");
    private static final Pattern SERVED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w:.+-]{1,40})");
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w:.+-]{1,40})");

    private Formats() {}

    static String format(byte[] bytes, @Nullable String contentType) {
        String head = head(bytes, contentType);
        if (head.stripLeading().startsWith("{")) {
            Matcher feed = JSON_FEED.matcher(head);
            return feed.find() ? "JSON Feed " + feed.group(1) : "JSON";
        }
        Matcher root = ROOT.matcher(head);
        return root.find() ? named(root.group(1), root.group(2)) : "unknown";
    }

    static String encoding(byte[] bytes, @Nullable String contentType) {
        String served = find(SERVED, contentType == null ? "" : contentType);
        String declared = find(DECLARED, head(bytes, contentType));
        if (served == null || declared == null || served.equalsIgnoreCase(declared)) {
            return served == null && declared == null ? "undeclared" : served == null ? declared + "" : served;
        }
        return "%s says the server, %s says the document".formatted(served, declared);
    }

    private static String named(String root, String attributes) {
        String version = find(VERSION, attributes);
        return switch (root) {
            case "rss" -> "RSS " + (version == null ? "of no version" : version);
            case "RDF" -> attributes.contains("rss/1.0") ? "RSS 1.0 (RDF)" : "RSS 0.90 (RDF)";
            case "feed" -> attributes.contains("2005/Atom") ? "Atom 1.0" : "Atom " + (version == null ? "" : version);
            default -> root;
        };
    }

    private static String head(byte[] bytes, @Nullable String contentType) {
        String text = Encoding.decode(bytes, contentType).text();
        return text.substring(0, Math.min(text.length(), HEAD));
    }

    private static @Nullable String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
