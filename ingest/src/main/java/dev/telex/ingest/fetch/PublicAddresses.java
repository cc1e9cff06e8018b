package dev.telex.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Looks up hosts, and refuses those that lie in private networks unless they are allowed.
///
/// The check sits in the resolver, because that is the address which is then connected to: a name that answers
/// with a public address first and a private one a moment later gains nothing. IP literals pass through here too.
final class PublicAddresses implements DnsResolver {
    private final List<String> allowed;

    PublicAddresses(List<String> allowed) {
        this.allowed =
                allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        InetAddress[] addresses = isLocalhost(name)
                // RFC 6761: every name below .localhost is this machine, whatever the system's resolver makes of it.
                ? new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})}
                : SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!isAllowed(name) && Arrays.stream(addresses).anyMatch(Network::isPrivate)) {
            throw new PrivateAddress(host, addresses[0]);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
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
