package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.telex.wire.Hosts;
import dev.telex.wire.web.WebAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/// How far a request has come over its redirects.
///
/// @param been    every address so far, the last of them the one to ask now
/// @param settled where the redirects that are for good led, up to the first that is not; null where there were none
/// @param forGood all redirects so far are for good
/// @param home    it never left the domain that it was meant for, nor TLS: credentials may go along
record Way(List<WebAddress> been, @Nullable WebAddress settled, boolean forGood, boolean home) {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    Way {
        been = List.copyOf(been);
    }

    static Way to(String url) throws DeadEnd {
        try {
            return new Way(List.of(WebAddress.parse(url)), null, true, true);
        } catch (IllegalArgumentException e) {
            throw new DeadEnd("%s is no address to ask: %s".formatted(WebAddress.printable(url), e.getMessage()));
        }
    }

    static boolean isRedirect(int status) {
        return REDIRECTS.contains(status);
    }

    WebAddress at() {
        return been.getLast();
    }

    @Nullable
    String permanentUrl() {
        return settled == null ? null : settled.toString();
    }

    /// @param location the header, each byte a character of ISO 8859-1
    Way follow(int status, @Nullable String location, int most) throws DeadEnd {
        WebAddress next = next(status, location);
        if (been.contains(next)) {
            throw new DeadEnd("%s redirects in a circle, by way of %s".formatted(been.getFirst(), next));
        }
        if (been.size() > most) {
            throw new DeadEnd("%s: more than %d redirects (fetch.max-redirects); the last led to %s"
                    .formatted(been.getFirst(), most, next));
        }
        List<WebAddress> been = new ArrayList<>(this.been);
        been.add(next);
        boolean forGood = this.forGood
                && (status == HttpStatus.SC_MOVED_PERMANENTLY || status == HttpStatus.SC_PERMANENT_REDIRECT);
        return new Way(been, forGood ? next : settled, forGood, home && isHome(next));
    }

    private WebAddress next(int status, @Nullable String location) throws DeadEnd {
        if (location == null) {
            throw new DeadEnd("%s answered %d without a Location".formatted(at(), status));
        }
        String text = text(location);
        try {
            return at().resolve(text);
        } catch (IllegalArgumentException e) {
            throw new DeadEnd("%s answered %d with a Location that leads nowhere, %s: %s"
                    .formatted(at(), status, WebAddress.printable(text), e.getMessage()));
        }
    }

    private boolean isHome(WebAddress next) {
        return Hosts.domain(next.host()).equals(Hosts.domain(at().host())) && (next.isSecure() || !at().isSecure());
    }

    /// Headers carry bytes. They are UTF-8 mostly; where not, they go back as they came.
    private static String text(String octets) {
        byte[] bytes = octets.getBytes(ISO_8859_1);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            StringBuilder escaped = new StringBuilder();
            for (byte octet : bytes) {
                escaped.append(octet >= 0 ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
            }
            return escaped.toString();
        }
    }
}
