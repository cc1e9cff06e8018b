package dev.telex.ingest.fetch;

import dev.telex.wire.web.Vetting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Looks up hosts, and refuses those that lie in private networks unless they are allowed. IP literals pass through
/// here too.
final class PublicAddresses implements DnsResolver {
    private final Vetting vetting;
    private final DnsResolver names;

    /// @param allowed hosts that may lie in private networks, as people write them
    /// @param names   who knows the addresses of names
    PublicAddresses(List<String> allowed, DnsResolver names) {
        this.vetting = new Vetting(allowed, "fetch.private-hosts");
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return vetting.addresses(host, names::resolve);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
