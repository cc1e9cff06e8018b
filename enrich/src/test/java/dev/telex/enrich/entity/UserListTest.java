package dev.telex.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Mention;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What users add to the dictionaries.
class UserListTest {
    private final EntityTagger tagger = EntityTagger.load();

    @Test
    void linksTheNamesOfAUser() {
        tagger.put(entry("acme:1", "Wile E. Coyote", EntityType.PER, "the coyote"));

        assertThat(ids("Wile E. Coyote fell. Nobody helped the coyote.")).containsExactly("acme:1", "acme:1");
    }

    @Test
    void aUsersNameCountsBeforeThoseOfTelex() {
        tagger.put(entry("ship:7", "Germany", EntityType.MISC));

        assertThat(ids("The tanker Germany sank.")).containsExactly("ship:7");
    }

    @Test
    void replacesAndTakesBack() {
        tagger.put(entry("acme:1", "Blorple", EntityType.ORG, "Zorkmid"));
        tagger.put(entry("acme:1", "Blorple", EntityType.ORG));
        assertThat(ids("All of Blorple wanted a Zorkmid.")).startsWith("acme:1").hasSizeLessThan(3);
        assertThat(ids("They gave a zorkmid.")).isEmpty();
        tagger.remove("acme:1");
        tagger.remove("never seen");
        assertThat(ids("All of Blorple.")).doesNotContain("acme:1");
    }

    @Test
    void ofSeveralWithANameTheFirstIsMeantUntilItGoes() {
        NameList list = new NameList();
        list.put(entry("a", "Blorple", EntityType.ORG));
        list.put(entry("b", "Blorple", EntityType.ORG));
        list.put(entry("c", "Blorple", EntityType.ORG));
        assertThat(found(list, "Blorple")).isEqualTo("a");
        list.remove("b");
        assertThat(found(list, "Blorple")).isEqualTo("a");
        list.remove("a");
        assertThat(found(list, "Blorple")).isEqualTo("c");
        list.remove("c");
        assertThat(list.longest(FieldWords.of("Blorple"), 0)).isEqualTo(TokenTrie.NONE);
    }

    @Test
    void staysSmallThoughTheSameListIsImportedAgainAndAgain() {
        NameList list = new NameList();
        long once = 0;
        for (int night = 0; night < 5; night++) {
            for (int i = 0; i < 20_000; i++) {
                list.put(entry("x:" + i, "Name " + i + " of night " + night, EntityType.ORG));
            }
            once = once == 0 ? used(list) : once;
        }
        assertThat(list.size()).isEqualTo(20_000);
        assertThat(found(list, "Name 7 of night 4")).isEqualTo("x:7");
        assertThat(list.longest(FieldWords.of("Name 7 of night 3"), 0)).isEqualTo(TokenTrie.NONE);
        assertThat(used(list)).isLessThan(4 * once);
    }

    /// The names are those of people made of the words of places, about as many different words as real lists have.
    @Test
    void holdsHalfAMillionNamesInLessThan100Megabytes() {
        List<String> words = Resource.lines("towns.tsv").stream()
                .map(line -> line.split("\t", -1)[1])
                .toList();
        SplittableRandom random = new SplittableRandom(1);
        long before = usedHeap();
        NameList list = new NameList();
        for (int i = 0; i < 250_000; i++) {
            String first = words.get(random.nextInt(words.size()));
            String last = words.get(random.nextInt(words.size()));
            list.put(entry("list:" + i, first + " " + last, EntityType.PER, last + " " + first));
        }
        long bytes = usedHeap() - before;

        System.out.printf("500,000 names of users: %.0f MB%n", bytes / 1e6);
        assertThat(list.size()).isEqualTo(250_000);
        assertThat(bytes).isLessThan(100_000_000);
    }

    private static long used(NameList list) {
        long heap = usedHeap();
        assertThat(list.size()).isPositive();
        return heap;
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String found(NameList list, String text) {
        long match = list.longest(FieldWords.of(text), 0);
        assertThat(match).isNotEqualTo(TokenTrie.NONE);
        return Objects.requireNonNull(list.entry((int) match)).id();
    }

    private static DictionaryEntry entry(String id, String name, EntityType type, String... aliases) {
        return new DictionaryEntry(id, name, List.of(aliases), type, null);
    }

    private List<String> ids(String text) {
        return tagger.tag(Tokens.of(""), Tokens.of(text), "en").mentions().stream()
                .map(Mention::entity)
                .filter(Objects::nonNull)
                .map(EntityLink::id)
                .toList();
    }
}
