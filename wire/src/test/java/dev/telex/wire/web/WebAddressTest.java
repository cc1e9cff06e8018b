package dev.telex.wire.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com                   | http://example.com/",
                "HTTPS://Example.COM:443/A?B#c        | https://example.com/A?B",
                "http://example.com:8080?x=1          | http://example.com:8080/?x=1",
                "'  http://example.com/a b\t'         | http://example.com/a%20b",
                "http://example.com/ü?ü=“<>”          | http://example.com/%C3%BC?%C3%BC=%E2%80%9C%3C%3E%E2%80%9D",
                "http://example.com/%zz%20%           | http://example.com/%25zz%20%25",
                "http://example.com/%3٢             | http://example.com/%253%D9%A2",
                "http://example.com/a/../b/./c/..     | http://example.com/b/",
                "http://example.com/../../a           | http://example.com/a",
                "http:\\\\example.com\\a              | http://example.com/a",
                "http://example.com\\@evil.example/   | http://example.com/@evil.example/",
                "http://bücher.example/               | http://xn--bcher-kva.example/",
                "http://example.com./                 | http://example.com/",
                "http://my_desk.example.com/          | http://my_desk.example.com/",
                "http://ex%61mple.com/                | http://example.com/",
                "http://2130706433/                   | http://127.0.0.1/",
                "http://0177.0.0.1/                   | http://127.0.0.1/",
                "http://0x7f.1/                       | http://127.0.0.1/",
                "http://0X7F000001/                   | http://127.0.0.1/",
                "http://127.1./                       | http://127.0.0.1/",
                "http://１２７。０。０。１/              | http://127.0.0.1/",
                "http://%31%32%37.0.0.1/              | http://127.0.0.1/",
                "http://[::ffff:127.0.0.1]:81/        | http://127.0.0.1:81/",
                "http://[2001:DB8::1]/                | http://[2001:db8:0:0:0:0:0:1]/"
            })
    void hasOneSpellingForAnAddress(String text, String spelling) {
        WebAddress address = WebAddress.parse(text);
        assertThat(address).hasToString(spelling);
        assertThat(WebAddress.parse(spelling)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "//example.com/",
                "ftp://example.com/",
                "javascript:alert(1)",
                "http:example.com",
                "http://",
                "http:///",
                "http://:80/",
                "http://exa mple.com/",
                "http://exa<mple.com/",
                "http://a..b/",
                "http://.example.com/",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:80a/",
                "http://[::1/",
                "http://::1/",
                "http://[::1]x/",
                "http://[1.2.3.4]/",
                "http://[example.com]/",
                "http://1.2.3.4.5/",
                "http://4294967296/",
                "http://0x/",
                "http://1.2.3.08/",
                "http://exa\u0000mple.com/",
                "http://%00/"
            })
    void refusesWhatIsNoWebAddress(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnAddressWithAZone() {
        assertThatThrownBy(() -> WebAddress.parse("http://[fe80::1%25eth0]/")).hasMessageContaining("zone");
    }

    @Test
    void refusesAPasswordAndDoesNotPrintIt() {
        String url = "https://desk:hunter2@example.com/feed";
        assertThatThrownBy(() -> WebAddress.parse(url)).hasMessageContaining("fetch.credentials");
        assertThat(WebAddress.printable(url)).isEqualTo("https://example.com/feed");
        assertThat(WebAddress.printable("http://a:b@c@example.com/")).isEqualTo("http://example.com/");
        assertThat(WebAddress.printable("http://example.com/@a")).isEqualTo("http://example.com/@a");
    }

    @Test
    void refusesWhatIsLongerThanServersTake() {
        assertThatThrownBy(() -> WebAddress.parse("http://example.com/" + "a".repeat(9000)))
                .hasMessageContaining("longer than 8192");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/c                  | https://example.com:8443/c",
                "c                   | https://example.com:8443/a/c",
                "./c?y               | https://example.com:8443/a/c?y",
                "../c                | https://example.com:8443/c",
                "../../../c          | https://example.com:8443/c",
                "?y=2                | https://example.com:8443/a/b?y=2",
                "#top                | https://example.com:8443/a/b?x=1",
                "''                  | https://example.com:8443/a/b?x=1",
                "//other.example/c   | https://other.example/c",
                "\\\\other.example\\c | https://other.example/c",
                "http://other.example | http://other.example/",
                "HTTP://other.example:80/#x | http://other.example/",
                "a b/c               | https://example.com:8443/a/a%20b/c",
                "?redirect=http://x/ | https://example.com:8443/a/b?redirect=http://x/"
            })
    void followsAReferenceAsBrowsersDo(String reference, String address) {
        assertThat(WebAddress.parse("https://example.com:8443/a/b?x=1").resolve(reference))
                .hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "data:,x", "gopher://example.com/", "//"})
    void followsNoReferenceOutOfTheWeb(String reference) {
        assertThatThrownBy(() -> WebAddress.parse("https://example.com/").resolve(reference))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
