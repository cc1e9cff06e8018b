package dev.telex.wire.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// A range of addresses in CIDR notation: "10.0.0.0/8".
///
/// @param first the lowest address
/// @param bits  how many leading bits all of them share
record Network(InetAddress first, int bits) {
    /// Everything in IPv4 that is not public unicast (IANA's special-purpose registry).
    private static final List<Network> RESERVED_4 = parse(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // Azure's metadata, in a range that is public otherwise.
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    /// All of IPv6 that is handed out; the rest is reserved.
    private static final List<Network> PUBLIC_6 = parse("2000::/3");
    /// In it: Teredo, documentation, and 6to4, which carries an IPv4 address that nobody vetted.
    private static final List<Network> RESERVED_6 = parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /// IPv6 for the IPv4 address in its last four bytes (RFC 6052): all that a machine without IPv4 sees of it.
    private static final Network TRANSLATED = of("64:ff9b::/96");

    static boolean isPrivate(InetAddress address) {
        if (address.getAddress().length == 4) {
            return any(RESERVED_4, address);
        }
        return TRANSLATED.contains(address)
                ? any(RESERVED_4, lastFour(address))
                : !any(PUBLIC_6, address) || any(RESERVED_6, address);
    }

    boolean contains(InetAddress address) {
        byte[] low = first.getAddress();
        byte[] bytes = address.getAddress();
        if (bytes.length != low.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        return Arrays.equals(bytes, 0, whole, low, 0, whole)
                && (rest == 0 || ((bytes[whole] ^ low[whole]) & (0xFF00 >> rest) & 0xFF) == 0);
    }

    private static InetAddress lastFour(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean any(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> parse(String... networks) {
        return Arrays.stream(networks).map(Network::of).toList();
    }

    private static Network of(String text) {
        int slash = text.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }
}
