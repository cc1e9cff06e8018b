package dev.telex.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.telex.wire.settings.DataSize;
import java.io.IOException;
import java.util.Arrays;

/// Whatever bytes a server sends: they are decoded within the limit, or refused.
class ContentDecoderFuzzTest {
    private static final DataSize LIMIT = new DataSize(64 << 10);
    private static final String[] CODINGS = {"", "gzip", "deflate", "br", "zstd", "gzip,br", "zstd,deflate", "lzma"};

    /// @param input the first byte chooses the codings
    @FuzzTest
    void decodesAnythingWithinTheLimit(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String codings = CODINGS[(input[0] & 0xff) % CODINGS.length];
        try {
            byte[] plain = new ContentDecoder(LIMIT).decode(Arrays.copyOfRange(input, 1, input.length), codings);
            assertThat(plain.length).isLessThanOrEqualTo((int) LIMIT.bytes());
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(Error.class);
        }
    }
}
