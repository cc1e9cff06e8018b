package dev.telex.app.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be tested without a server. With one: telex-testing.
class EmbeddedElasticsearchTest {

    @Test
    void saysThatItIsMissingAndWhatToDo(@TempDir Path directory) {
        Path lib = directory.resolve("lib");

        assertThatThrownBy(() -> EmbeddedElasticsearch.start(directory, EmbeddedElasticsearch.DEFAULTS, lib))
                .isInstanceOf(ServerFailure.class)
                .hasMessage(
                        "The embedded Elasticsearch isn't part of this build (%s is missing): build with the module"
                                + " app/elasticsearch, or set elasticsearch.url to a server of your own",
                        lib);
    }
}
