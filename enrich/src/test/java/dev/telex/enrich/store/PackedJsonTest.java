package dev.telex.enrich.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedJsonTest {
    private static final String STORY = """
            {"id":"9e81638a496537b4ef19f8de233d2985","version":1767649500216,"headline":"Quake shakes Lima","life":"new",\
            "language":"en","firstSeen":"2026-01-05T09:44:41.600Z","lastSeen":"2026-01-05T09:44:41.600Z","articles":1,\
            "copies":0,"publishers":1,"sources":1,"entities":[],"first":[],"latest":[]}""";

    private final PackedJson packed = new PackedJson();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095, 4_096, 4_097, 1_000_000})
    void isTheSameAfterwards(int length) {
        byte[] json = new byte[length];
        for (int i = 0; i < length; i++) {
            json[i] = (byte) (i * i % 251);
        }

        byte[] bytes = packed.pack(json);

        assertThat(PackedJson.isObject(bytes)).isTrue();
        assertThat(packed.unpack(bytes)).isEqualTo(json);
        assertThat(new PackedJson().unpack(bytes)).as("by another instance").isEqualTo(json);
    }

    @Test
    void takesLittleForWhatEveryValueHas() {
        assertThat(packed.pack(STORY.getBytes(UTF_8))).hasSizeLessThan(STORY.length() / 2);
    }

    @Test
    void takesWhatWasStoredBefore() {
        assertThat(packed.unpack(STORY.getBytes(UTF_8))).isEqualTo(STORY.getBytes(UTF_8));
        assertThat(PackedJson.isObject(STORY.getBytes(UTF_8))).isTrue();
        assertThat(PackedJson.isObject("9e81638a496537b4ef19f8de233d2985".getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void refusesWhatIsNotPacked() {
        byte[] bytes = packed.pack(STORY.getBytes(UTF_8));

        assertThatThrownBy(() -> packed.unpack("id".getBytes(UTF_8))).hasMessageContaining("version 1");
        assertThatThrownBy(() -> packed.unpack(new byte[0])).hasMessageContaining("nothing");
        assertThatThrownBy(() -> packed.unpack(Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
