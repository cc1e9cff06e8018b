package dev.telex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityCsvTest {
    @TempDir
    private Path directory;

    @Test
    void readsColumnsByNameAsSpreadsheetsWriteThem() throws IOException {
        EntityCsv csv = read("""
                \uFEFFtype,name,id,aliases,remark
                ORG,"Acme, Inc.",acme:1,Acme | ACME|,x

                person,Ann Smith,Q1
                """);

        assertThat(csv.faults()).isEmpty();
        assertThat(csv.entries().values())
                .containsExactly(
                        new DictionaryEntry(
                                "acme:1", "Acme, Inc.", List.of("Acme", "ACME"), EntityType.ORG, "list.csv"),
                        new DictionaryEntry("Q1", "Ann Smith", List.of(), EntityType.PER, "list.csv"));
    }

    @Test
    void namesLinesThatItCannotUse() throws IOException {
        EntityCsv csv = read("id,name,type\na,A,ORG\nb,,ORG\nc,C,thing\na,A2,ORG\n");

        assertThat(csv.entries().get("a")).extracting(DictionaryEntry::name).isEqualTo("A2");
        assertThat(csv.faults())
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).contains("line 3", "name \"\""))
                .anySatisfy(fault -> assertThat(fault).contains("line 4", "type \"thing\"", "PER, ORG, LOC or MISC"))
                .anySatisfy(fault -> assertThat(fault).contains("line 5", "twice"));
    }

    @Test
    void refusesAFileThatIsNoSuchList() throws IOException {
        Path latin = directory.resolve("latin.csv");
        Files.write(latin, "id,name,type\na,Zürich,LOC\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> EntityCsv.read(latin)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> EntityCsv.read(directory.resolve("none.csv"))).hasMessageContaining("no file");
    }

    @Test
    void onlyWhatChangedIsWrittenAndOnlyItsOwnIsRemoved() {
        DictionaryEntry same = entry("same", "Same", "list.csv");
        DictionaryEntry gone = entry("gone", "Gone", "list.csv");
        DictionaryEntry other = entry("other", "Other", "other.csv");
        Map<String, @Nullable DictionaryEntry> changes = EntityList.changes(
                "list.csv",
                Map.of("same", same, "new", entry("new", "New", "list.csv")),
                Map.of("same", same, "gone", gone, "other", other));

        Map<String, @Nullable DictionaryEntry> expected = new HashMap<>();
        expected.put("new", entry("new", "New", "list.csv"));
        expected.put("gone", null);
        assertThat(changes).isEqualTo(expected);
    }

    private static DictionaryEntry entry(String id, String name, String list) {
        return new DictionaryEntry(id, name, List.of(), EntityType.ORG, list);
    }

    private EntityCsv read(String text) throws IOException {
        return EntityCsv.read(Files.writeString(directory.resolve("list.csv"), text));
    }
}
