package dev.telex.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.DnsResolver;

/// Names that exist for a test only, literals as everywhere.
final class Names implements DnsResolver {
    private final Map<String, Iterator<String>> answers = new HashMap<>();
    private final Map<String, InetAddress[]> last = new HashMap<>();

    /// @param addresses of each look-up after the other, with spaces where there are several; the last of them stays
    Names with(String name, String... addresses) {
        answers.put(name, List.of(addresses).iterator());
        return this;
    }

    @Override
    public synchronized InetAddress[] resolve(String host) throws UnknownHostException {
        Iterator<String> answer = answers.get(host);
        if (answer == null) {
            return InetAddress.getAllByName(host);
        }
        if (answer.hasNext()) {
            last.put(
                    host,
                    Arrays.stream(answer.next().split(" ", -1))
                            .map(InetAddress::ofLiteral)
                            .toArray(InetAddress[]::new));
        }
        return Objects.requireNonNull(last.get(host));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
