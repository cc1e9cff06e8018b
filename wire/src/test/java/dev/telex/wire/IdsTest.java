package dev.telex.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.wire.topics.Topics;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void keepPartsApart() {
        assertThat(Ids.hash("ab", "c")).isNotEqualTo(Ids.hash("a", "bc"));
        assertThat(Ids.article("feed", "guid")).isNotEqualTo(Ids.article("feed", "guid", ""));
    }

    @Test
    void areThirtyTwoHexadecimalDigits() {
        assertThat(Ids.article(new CanonicalLink("example.com/a"))).matches("[0-9a-f]{32}");
    }

    @Test
    void ofFeedsOfOneHostLieInOnePartition() {
        String world = Ids.feed("https://feeds.example.com/world.xml");
        String sport = Ids.feed("https://feeds.example.com/sport.xml");
        assertThat(world).startsWith("feeds.example.com/").isNotEqualTo(sport);
        assertThat(Topics.partitionOf(world, 8)).isEqualTo(Topics.partitionOf(sport, 8));
    }
}
