package dev.telex.enrich.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The model that is shipped, on data that it never learnt from.
class NameScoreTest {

    @ParameterizedTest
    @CsvSource({"worldwide-newswire, 75", "conll-testa, 76", "ewt_test, 72"})
    void isWhatTheModelCardSays(String name, double least) throws IOException {
        Path file = Path.of(System.getProperty("telex.home"), "..", "shared", "data", "ner", "dev", name + ".iob");
        assumeTrue(Files.exists(file), () -> file + " is not there");
        assertThat(NameScore.of(NameTagger.load(), file).f1()).isGreaterThanOrEqualTo(least);
    }
}
