package dev.telex.ingest.fetch;

import dev.telex.wire.web.WebAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jspecify.annotations.Nullable;

/// What the Link headers of an answer (RFC 8288) say for WebSub.
///
/// @param hubs absolute, in the order of the headers
/// @param self by which name the hubs know the document, absolute; null where it is not said
public record Links(List<String> hubs, @Nullable String self) {
    private static final int MOST = 10;
    private static final Pattern TARGET = Pattern.compile("[\\s,]*<([^>]*)>");

    public Links {
        hubs = List.copyOf(hubs);
    }

    /// A header that cannot be read is read as far as it goes.
    static Links of(List<String> headers, WebAddress base) {
        List<String> hubs = new ArrayList<>();
        List<String> selves = new ArrayList<>();
        for (String header : headers) {
            Matcher target = TARGET.matcher(header);
            int at = 0;
            while (target.region(at, header.length()).lookingAt()) {
                ParserCursor cursor = new ParserCursor(target.end(), header.length());
                NameValuePair[] parameters = BasicHeaderValueParser.INSTANCE.parseParameters(header, cursor);
                note(target.group(1), parameters, base, hubs, selves);
                at = cursor.getPos();
            }
        }
        return new Links(hubs, selves.isEmpty() ? null : selves.getFirst());
    }

    private static void note(
            String target, NameValuePair[] parameters, WebAddress base, List<String> hubs, List<String> selves) {
        List<String> relations = List.of();
        for (NameValuePair parameter : parameters) {
            if (parameter.getName().equalsIgnoreCase("anchor")) {
                return; // The link is not of this document, but of another that somebody names here.
            }
            if (parameter.getName().equalsIgnoreCase("rel") && parameter.getValue() != null && relations.isEmpty()) {
                relations = Arrays.asList(
                        parameter.getValue().toLowerCase(Locale.ROOT).split("\\s+", -1));
            }
        }
        try {
            String url = base.resolve(target).toString();
            if (relations.contains("hub") && hubs.size() < MOST) {
                hubs.add(url);
            }
            if (relations.contains("self")) {
                selves.add(url);
            }
        } catch (IllegalArgumentException e) {
            // A hub that is no web address is none.
        }
    }
}
