package dev.telex.ingest.drop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.ingest.drop.Folder.DroppedFile;
import dev.telex.ingest.drop.Folder.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Settling settling = new Settling(Duration.ofSeconds(2));

    @Test
    void leavesAFileAloneWhileItGrows() {
        assertThat(look(0, file("a.xml", 1, 0))).isEmpty();
        assertThat(look(3, file("a.xml", 2, 3))).isEmpty();
        assertThat(look(4, file("a.xml", 2, 3))).isEmpty();
        assertThat(settling.isWaiting(NOW.plusSeconds(4))).isTrue();
        assertThat(look(5, file("a.xml", 2, 3))).containsExactly("a.xml");
        assertThat(settling.isWaiting(NOW.plusSeconds(5))).isFalse();
    }

    @Test
    void takesAFileAtOnceThatWasRenamedFromATemporaryName() {
        settling.ready(new Listing(List.of(), Set.of("a.xml.part"), Set.of()), NOW);
        assertThat(look(0, file("a.xml", 1, 0), file("b.xml", 1, 0))).containsExactly("a.xml");
    }

    @Test
    void takesAFileAtOnceWhoseTemporaryNameCameAndWentBetweenTwoLooks() {
        Listing listing = new Listing(List.of(file("a.xml", 1, 0)), Set.of(), Set.of(".a.xml.Ck3zP0"));
        assertThat(settling.ready(listing, NOW)).extracting(DroppedFile::name).containsExactly("a.xml");
    }

    @Test
    void waitsForAFileWhoseTemporaryNameIsStillThere() {
        settling.ready(new Listing(List.of(), Set.of("a.xml.part"), Set.of()), NOW);
        Listing both = new Listing(List.of(file("a.xml", 1, 0)), Set.of("a.xml.part"), Set.of());
        assertThat(settling.ready(both, NOW)).isEmpty();
    }

    @Test
    void takesTheOldestFirst() {
        DroppedFile[] files = {file("a.xml", 1, 2), file("b.xml", 1, 1), file("c.xml", 1, 1)};
        look(3, files);
        assertThat(look(5, files)).containsExactly("b.xml", "c.xml", "a.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {".a.xml", "a.xml.part", "a.xml.TMP", "a.xml.filepart", "a.xml~", ".a.xml.Ck3zP0"})
    void knowsTemporaryNames(String name) {
        assertThat(FileNames.isTemporary(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xml", "a", "a.part.xml", "ünï.json"})
    void knowsFinalNames(String name) {
        assertThat(FileNames.isTemporary(name)).isFalse();
    }

    @Test
    void findsANameThatIsFree() throws Exception {
        assertThat(FileNames.free("a.xml", Set.of()::contains)).isEqualTo("a.xml");
        assertThat(FileNames.free("a.xml", Set.of("a.xml", "a-2.xml")::contains))
                .isEqualTo("a-3.xml");
        assertThat(FileNames.free("a", Set.of("a")::contains)).isEqualTo("a-2");
    }

    private List<String> look(int second, DroppedFile... files) {
        return settling.ready(new Listing(List.of(files), Set.of(), Set.of()), NOW.plusSeconds(second)).stream()
                .map(DroppedFile::name)
                .toList();
    }

    private static DroppedFile file(String name, long size, int second) {
        return new DroppedFile(name, size, NOW.plusSeconds(second));
    }

    @Test
    void doesNotTakeARenamedFileForAnotherWhoseNameEndsAlike() {
        assertThat(FileNames.isFrom("a.xml", "data.xml.part")).isFalse();
        assertThat(FileNames.isFrom("data.xml", "data.xml.part")).isTrue();
        assertThat(FileNames.isFrom("data.xml", ".data.xml.Ck3z")).isTrue();
    }
}
