package dev.telex.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.web.Vetting.PrivateAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesEverythingThatIsNotForEverybody(String address) {
        assertThatThrownBy(() -> addresses(List.of(), address).resolve("news.example"))
                .hasMessageContaining("news.example lies in a private network")
                .hasMessageContaining("fetch.private-hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001:82a::200e",
                "64:ff9b::8.8.8.8"
            })
    void takesWhatIs(String address) throws UnknownHostException {
        assertThat(addresses(List.of(), address).resolve("news.example"))
                .containsExactly(InetAddress.ofLiteral(address));
    }

    @Test
    void refusesANameOfWhichOneAddressIsPrivate() {
        assertThatThrownBy(() -> addresses(List.of(), "1.1.1.1 10.0.0.1").resolve("news.example"))
                .isInstanceOf(PrivateAddress.class);
    }

    @Test
    void looksAtEachAnswerForANameThatChangesIts() throws UnknownHostException {
        PublicAddresses addresses = addresses(List.of(), "1.1.1.1", "127.0.0.1");
        assertThat(addresses.resolve("news.example")).isNotEmpty();
        assertThatThrownBy(() -> addresses.resolve("news.example")).isInstanceOf(PrivateAddress.class);
    }

    @ParameterizedTest
    @CsvSource({
        "news.example, news.example, true",
        "news.example, Example, true",
        "news.example, EXAMPLE., true",
        "news.example, ample, false",
        "news.example, s.example, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.1, true",
        "127.0.0.1, 1, false",
        "::1, ::1, true",
        "::1, [::1], true",
        "::1, [::2], false",
        "127.0.0.1, localhost, false",
        "kestrel.localhost, localhost, true"
    })
    void allowsWhatTheSettingsNameAndWhatIsBelowIt(String host, String allowed, boolean passes)
            throws UnknownHostException {
        PublicAddresses addresses = addresses(List.of(allowed), "10.0.0.1");
        if (passes) {
            assertThat(addresses.resolve(host)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> addresses.resolve(host)).isInstanceOf(PrivateAddress.class);
        }
    }

    @Test
    void takesEveryNameBelowLocalhostForThisMachine() {
        assertThatThrownBy(() -> addresses(List.of(), "1.1.1.1").resolve("kestrel.localhost"))
                .isInstanceOf(PrivateAddress.class);
    }

    private static PublicAddresses addresses(List<String> allowed, String... answers) {
        return new PublicAddresses(allowed, new Names().with("news.example", answers));
    }
}
