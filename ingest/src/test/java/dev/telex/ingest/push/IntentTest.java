package dev.telex.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentTest {
    @Test
    void readsWhatHubsAsk() {
        assertThat(
                        Intent.parse(
                                "hub.mode=subscribe&hub.topic=http%3A%2F%2Fa%2F%3Fb%3Dc&hub.challenge=x+y&hub.lease_seconds=60"))
                .isEqualTo(new Intent.Subscribe("http://a/?b=c", "x y", Duration.ofMinutes(1)));
        assertThat(Intent.parse("hub.mode=unsubscribe&hub.topic=t&hub.challenge=c"))
                .isEqualTo(new Intent.Unsubscribe("t", "c"));
        assertThat(Intent.parse("hub.mode=denied&hub.topic=t&hub.reason=no%0Away"))
                .isEqualTo(new Intent.Deny("t", "no way"));
    }

    @Test
    void leavesTheLeaseOpenThatIsNoNumber() {
        assertThat(Intent.parse("hub.mode=subscribe&hub.topic=t&hub.challenge=c&hub.lease_seconds=-1"))
                .isEqualTo(new Intent.Subscribe("t", "c", null));
    }

    @Test
    void takesTheFirstOfEachName() {
        assertThat(Intent.parse("hub.mode=subscribe&hub.topic=t&hub.topic=u&hub.challenge=c"))
                .isEqualTo(new Intent.Subscribe("t", "c", null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "&&=&",
                "hub.mode=subscribe",
                "hub.mode=subscribe&hub.topic=t",
                "hub.mode=dance&hub.topic=t&hub.challenge=c",
                "hub.mode=subscribe&hub.topic=t&hub.challenge=",
                "hub.mode=subscribe&hub.topic=%zz&hub.challenge=c",
                "hub.topic=t&hub.challenge=c"
            })
    void saysWhatIsUnclear(String query) {
        assertThat(Intent.parse(query)).isInstanceOf(Intent.Unclear.class);
    }

    @Test
    void readsNoEndlessQuery() {
        assertThat(Intent.parse("hub.mode=subscribe&hub.topic=t&hub.challenge=" + "c".repeat(3000)))
                .isInstanceOf(Intent.Unclear.class);
        assertThat(Intent.parse("a=b&".repeat(100_000))).isInstanceOf(Intent.Unclear.class);
    }
}
