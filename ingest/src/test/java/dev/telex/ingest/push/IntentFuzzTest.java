package dev.telex.ingest.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class IntentFuzzTest {
    @FuzzTest
    void readsAnyQuery(byte[] input) {
        switch (Intent.parse(new String(input, ISO_8859_1))) {
            case Intent.Subscribe asked -> assertThat(asked.challenge()).hasSizeBetween(1, Intent.LONGEST_CHALLENGE);
            case Intent.Unsubscribe asked -> assertThat(asked.challenge()).hasSizeBetween(1, Intent.LONGEST_CHALLENGE);
            case Intent.Deny denial -> assertThat(denial.reason()).doesNotContain("\n");
            case Intent.Unclear unclear -> assertThat(unclear.reason()).isNotBlank();
        }
    }
}
