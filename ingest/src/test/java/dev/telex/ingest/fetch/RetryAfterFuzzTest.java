package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.telex.wire.web.RetryAfter;
import java.time.Duration;
import java.time.Instant;

class RetryAfterFuzzTest {
    @FuzzTest
    void readsAnyHeader(byte[] header) {
        Duration wait = RetryAfter.parse(new String(header, ISO_8859_1), Instant.parse("2026-11-22T08:00:00Z"));
        if (wait != null) {
            assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1));
        }
    }
}
