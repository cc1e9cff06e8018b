package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);

    /// RFC 2202 and RFC 4231, test case 2.
    @ParameterizedTest
    @CsvSource({
        "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
        "SHA256 = 5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"
    })
    void knowsTheSecretThatSigned(String header) {
        Signature signature = Signature.parse(header);
        assertThat(signature).isNotNull();
        assertThat(signature.isOf(BODY, "Jefe")).isTrue();
        assertThat(signature.isOf(BODY, "jefe")).isFalse();
        assertThat(signature.isOf("something else".getBytes(UTF_8), "Jefe")).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "=",
                "sha1",
                "sha1=",
                "sha1=zz",
                "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c7",
                "sha256=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
                "md5=0123456789abcdef0123456789abcdef",
                "sha1=gffcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
            })
    void takesNothingElseForASignature(String header) {
        assertThat(Signature.parse(header)).isNull();
    }

    @Test
    void readsNoEndlessHeader() {
        assertThat(Signature.parse("sha1=" + "0".repeat(1_000_000))).isNull();
    }
}
