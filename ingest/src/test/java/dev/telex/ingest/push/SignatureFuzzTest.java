package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class SignatureFuzzTest {
    @FuzzTest
    void believesNoHeaderWithoutTheSecret(byte[] input) {
        Signature signature = Signature.parse(new String(input, ISO_8859_1));
        if (signature != null) {
            assertThat(signature.isOf(input, "a secret that nobody has")).isFalse();
        }
    }
}
