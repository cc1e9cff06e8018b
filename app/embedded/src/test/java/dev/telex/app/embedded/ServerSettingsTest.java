package dev.telex.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    @Test
    void areModestByDefault() {
        assertThat(EmbeddedKafka.DEFAULTS).isEqualTo(new ServerSettings(0, 256));
        assertThat(EmbeddedElasticsearch.DEFAULTS).isEqualTo(new ServerSettings(0, 512));
    }

    @Test
    void reportAllFaultsTogether() {
        assertThatThrownBy(() -> new ServerSettings(70_000, 8))
                .hasMessage("port 70000 is not within 0 to 65535; a heap of 8 MiB is less than 64 MiB");
    }
}
