package dev.telex.wire.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refuses hosts that lie in private networks unless they are allowed.
///
/// It belongs into the resolver of whatever connects, because that is the address which is then connected to: a name
/// that answers with a public address first and a private one a moment later gains nothing.
public final class Vetting {
    private final List<String> allowed;
    private final String setting;

    /// Who knows the addresses of names, and passes literals through.
    @FunctionalInterface
    public interface Names {
        InetAddress @Nullable [] of(String host) throws UnknownHostException;
    }

    /// @param allowed hosts that may lie in private networks, as people write them
    /// @param setting where they are allowed, for the message: "fetch.private-hosts"
    public Vetting(List<String> allowed, String setting) {
        this.allowed = allowed.stream().map(WebAddress::host).toList();
        this.setting = setting;
    }

    /// Whether this can be a host that settings allow.
    public static boolean isHost(String text) {
        try {
            return !WebAddress.host(text).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// @throws PrivateAddress       where one of its addresses is private and it is not allowed
    /// @throws UnknownHostException where it has none
    public InetAddress[] addresses(String host, Names names) throws UnknownHostException {
        String name = canonical(host);
        InetAddress[] addresses = isLocalhost(name)
                // RFC 6761: every name below .localhost is this machine, whatever the system's resolver makes of it.
                ? new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})}
                : names.of(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!isAllowed(name) && Arrays.stream(addresses).anyMatch(Network::isPrivate)) {
            throw new PrivateAddress(host, addresses[0], setting);
        }
        return addresses;
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

    public static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        PrivateAddress(String host, InetAddress address, String setting) {
            super("%s lies in a private network (%s); if it is meant to, add it to %s"
                    .formatted(host, address.getHostAddress(), setting));
        }
    }
}
