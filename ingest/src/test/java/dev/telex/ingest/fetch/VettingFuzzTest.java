package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.telex.wire.web.WebAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// However an address is written, what is connected to is public.
class VettingFuzzTest {
    /// Every name has a public address in here, so what is refused is refused for its literal.
    private static final PublicAddresses ADDRESSES = new PublicAddresses(List.of(), new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) {
            boolean literal = host.contains(":") || host.matches("[0-9.]+");
            return new InetAddress[] {InetAddress.ofLiteral(literal ? host : "1.1.1.1")};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    });

    @FuzzTest
    void readsAnAddressOnceAndForAll(byte[] input) {
        WebAddress address;
        try {
            address = WebAddress.parse(new String(input, UTF_8));
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(address.toString()).matches("https?://[a-z0-9._:\\[\\]-]+/[\\x21-\\x7e]*");
        assertThat(WebAddress.parse(address.toString())).isEqualTo(address);
        assertThat(address.resolve("")).isEqualTo(address);
        try {
            InetAddress[] vetted = ADDRESSES.resolve(address.hostName());
            assertThat(isInternal(vetted[0])).isFalse();
        } catch (UnknownHostException e) {
            assertThat(e).hasMessageContaining(address.hostName());
        }
    }

    /// As the JDK sees it.
    private static boolean isInternal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }
}
