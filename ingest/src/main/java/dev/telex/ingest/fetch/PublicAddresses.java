package dev.telex.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Looks up hosts, and refuses those that lie in private networks unless they are allowed.
///
/// The check sits in the resolver, because that is the address which is then connected to: a name that answers
/// with a public address first and a private one a moment later gains nothing. IP literals pass through here too.
final class PublicAddresses implements DnsResolver {
    private final List<String> allowed;
    private final DnsResolver names;

    /// @param allowed hosts that may lie in private networks, as people write them
    /// @param names   who knows the addresses of names
    PublicAddresses(List<String> allowed, DnsResolver names) {
        this.allowed = allowed.stream().map(WebAddress::host).toList();
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = canonical(host);
        InetAddress[] addresses = isLocalhost(name)
                // RFC 6761: every name below .localhost is this machine, whatever the system's resolver makes of it.
                ? new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})}
                : names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!isAllowed(name) && Arrays.stream(addresses).anyMatch(Network::isPrivate)) {
            throw new PrivateAddress(host, addresses[0]);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    private static String canonical(String host) throws UnknownHostException {
        try {
            return WebAddress.host(host);
        } catch (IllegalArgumentException e) {
            throw new UnknownHostException(host);
        }
    }

    private static boolean isLocalhost(String name) {
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private boolean isAllowed(String name) {
        return allowed.stream().anyMatch(host -> name.equals(host) || name.endsWith("." + host));
    }

    static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        PrivateAddress(String host, InetAddress address) {
            super("%s lies in a private network (%s); if it is meant to, add it to fetch.private-hosts"
                    .formatted(host, address.getHostAddress()));
        }
    }
}
