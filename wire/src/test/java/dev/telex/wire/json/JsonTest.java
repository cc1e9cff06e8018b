package dev.telex.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.Feed;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String NEWER = """
            {"id": "example.com/1", "url": "https://example.com", "added": "2026-11-22T08:00:00Z", "mood": "calm"}""";

    @Test
    void ignoresFieldsOfNewerWritersAndTakesMissingListsAsEmpty() throws IOException {
        Feed feed = Json.read(NEWER.getBytes(UTF_8), Feed.class);
        assertThat(feed.labels()).isEmpty();
        assertThat(feed.title()).isNull();
    }

    @Test
    void leavesOutWhatIsNull() throws IOException {
        assertThat(Json.text(Json.read(NEWER.getBytes(UTF_8), Feed.class)))
                .doesNotContain("title")
                .contains("\"labels\":[]");
    }

    @Test
    void namesTopicAndTypeOfWhatItCannotRead() {
        var serde = Json.serde(Feed.class);
        assertThatThrownBy(() -> serde.deserializer().deserialize("telex.feeds", "{]".getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("telex.feeds: not a readable Feed");
        assertThat(serde.deserializer().deserialize("telex.feeds", null)).isNull();
    }
}
