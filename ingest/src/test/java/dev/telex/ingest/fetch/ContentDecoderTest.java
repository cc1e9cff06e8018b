package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.telex.wire.settings.DataSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecoderTest {
    private static final byte[] FEED = ("<rss>" + "<item/>".repeat(500) + "</rss>").getBytes(UTF_8);

    private final ContentDecoder decoder = new ContentDecoder(new DataSize(64 << 10));

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip",
        "x-gzip, gzip",
        "GZip, gzip",
        "deflate, zlib",
        "deflate, raw",
        "br, br",
        "zstd, zstd",
        "'gzip, br', gzip+br",
        "'zstd , gzip', zstd+gzip",
        "'deflate,,identity,gzip', zlib+gzip"
    })
    void undoesTheCodingsThatAreNamed(String header, String codings) throws IOException {
        assertThat(decoder.decode(coded(codings), header)).isEqualTo(FEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip+gzip", "zstd", "zstd+gzip"})
    void undoesWhatNobodyNamed(String codings) throws IOException {
        assertThat(decoder.decode(coded(codings), null)).isEqualTo(FEED);
    }

    @Test
    void undoesGzipInsideOfWhatIsNamed() throws IOException {
        assertThat(decoder.decode(coded("gzip+gzip"), "gzip")).isEqualTo(FEED);
        assertThat(decoder.decode(coded("gzip+br"), "br")).isEqualTo(FEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "identity", "none", "utf-8", "", ","})
    void believesWhatIsSentMoreThanItsHeader(String header) throws IOException {
        assertThat(decoder.decode(FEED, header)).isEqualTo(FEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "br", "deflate"})
    void takesNothingForNothing(String header) throws IOException {
        assertThat(decoder.decode(new byte[0], header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compress", "sdch", "aes128gcm", "gzip, dcb"})
    void namesACodingThatItDoesNotKnow(String header) {
        assertThatThrownBy(() -> decoder.decode(FEED, header))
                .isInstanceOf(ContentDecoder.Undecodable.class)
                .hasMessageContaining("nobody here can read the content coding");
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "deflate, zlib", "deflate, raw", "br, br", "zstd, zstd", ", gzip"})
    void saysThatWhatIsCodedEndsInTheMiddle(@Nullable String header, String coding) throws IOException {
        byte[] whole = coded(coding);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> decoder.decode(half, header))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(".*(ends in the middle|unexpected end|Truncated).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void saysThatWhatIsCodedIsBroken(String header) throws IOException {
        byte[] broken = coded(header.equals("deflate") ? "zlib" : header);
        Arrays.fill(broken, 8, broken.length - 8, (byte) 0xff);
        assertThatThrownBy(() -> decoder.decode(broken, header)).isInstanceOf(IOException.class);
    }

    static Stream<String> bombs() {
        return Stream.of("gzip", "zlib", "raw", "br", "zstd", "gzip+gzip", "br+br", "zstd+gzip+br");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void stopsABombAtTheLimit(String codings) throws IOException {
        byte[] bomb = coded(codings, new byte[50 << 20]);
        String header = codings.replaceAll("zlib|raw", "deflate").replace('+', ',');
        assertThatThrownBy(() -> decoder.decode(bomb, header)).isInstanceOf(ContentDecoder.TooLarge.class);
    }

    @Test
    void takesWhatIsExactlyAsLargeAsTheLimit() throws IOException {
        byte[] most = new byte[64 << 10];
        new Random(1).nextBytes(most);
        assertThat(decoder.decode(coded("gzip", most), "gzip")).isEqualTo(most);
        assertThatThrownBy(() -> decoder.decode(coded("gzip", new byte[(64 << 10) + 1]), "gzip"))
                .isInstanceOf(ContentDecoder.TooLarge.class);
        assertThatThrownBy(() -> decoder.decode(new byte[(64 << 10) + 1], null))
                .isInstanceOf(ContentDecoder.TooLarge.class);
    }

    @Test
    void refusesMoreLayersThanAnybodyNeeds() throws IOException {
        byte[] onion = coded("gzip+gzip+gzip+gzip+gzip");
        assertThatThrownBy(() -> decoder.decode(onion, null)).hasMessageContaining("compressed more than 4 times");
        assertThatThrownBy(() -> decoder.decode(onion, "gzip,gzip,gzip,gzip,gzip"))
                .hasMessageContaining("compressed more than 4 times");
    }

    @Test
    void refusesAWindowThatTakesMoreMemoryThanHttpAllows() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(packed)) {
            zstd.setLong(27);
            zstd.write(FEED);
        }
        assertThatThrownBy(() -> decoder.decode(packed.toByteArray(), "zstd"))
                .isInstanceOf(ContentDecoder.Undecodable.class)
                .hasMessageContaining("memory");
    }

    private static byte[] coded(String codings) throws IOException {
        return coded(codings, FEED);
    }

    private static byte[] coded(String codings, byte[] plain) throws IOException {
        byte[] bytes = plain;
        for (String coding : codings.split("\\+", -1)) {
            bytes = switch (coding) {
                case "gzip" -> through(bytes, GZIPOutputStream::new);
                case "zlib" -> through(bytes, DeflaterOutputStream::new);
                case "raw" ->
                    through(bytes, out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true)));
                case "br" -> brotli(bytes);
                case "zstd" -> Zstd.compress(bytes);
                default -> throw new IllegalArgumentException(coding);
            };
        }
        return bytes;
    }

    private static byte[] brotli(byte[] bytes) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(bytes, new Encoder.Parameters().setQuality(4));
    }

    private interface Packing {
        OutputStream into(OutputStream out) throws IOException;
    }

    private static byte[] through(byte[] bytes, Packing packing) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing.into(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
