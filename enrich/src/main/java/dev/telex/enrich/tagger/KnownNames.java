package dev.telex.enrich.tagger;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The names of the dictionaries, for the tagger to lean on where its context says little: it learns how far each
/// dictionary is to be trusted. A [HashTable] holds, for the words of a name one after the other, whether a name
/// goes on there and of what kinds one ends there.
final class KnownNames {
    /// Some name goes on behind these words.
    static final int GOES_ON = 1;

    static final int PLACE = 2;
    static final int TOWN = 4;
    static final int ORGANISATION = 8;
    static final int PEOPLE = 16;

    /// A name ends with these words.
    static final int ENDS = PLACE | TOWN | ORGANISATION | PEOPLE;

    static final int MOST_WORDS = 7;
    /// The words before the first.
    static final int START = 0x5EED;

    private static final int EXPECTED = 100_000;

    private static final List<Source> SOURCES = List.of(
            new Source("places.tsv", PLACE, EntityType.LOC, List.of(2, 3)),
            new Source("towns.tsv", TOWN, EntityType.LOC, List.of(1)),
            new Source("organisations.tsv", ORGANISATION, EntityType.ORG, List.of(1, 2)),
            new Source("bodies.tsv", ORGANISATION, EntityType.ORG, List.of(1, 2)),
            new Source("demonyms.tsv", PEOPLE, EntityType.MISC, List.of(1)));

    /// A dictionary of [dev.telex.enrich.entity].
    ///
    /// @param columns where names stand, several between "|"
    private record Source(String file, int kind, EntityType type, List<Integer> columns) {

        private void read(Path folder, Consumer<Tokens> names) throws IOException {
            for (String line : Files.readAllLines(folder.resolve(file))) {
                List<String> fields = List.of(line.split("\t", -1));
                for (int column : columns) {
                    if (!line.startsWith("#") && column < fields.size()) {
                        for (String name : fields.get(column).split("\\|", -1)) {
                            names.accept(Tokens.of(name));
                        }
                    }
                }
            }
        }
    }

    private KnownNames() {}

    /// @param folder where the dictionaries are
    static HashTable read(Path folder) throws IOException {
        var table = new HashTable(EXPECTED);
        for (Source source : SOURCES) {
            source.read(folder, name -> add(table, name, source.kind));
        }
        return table;
    }

    /// The names that are written as names, word by word.
    static List<List<String>> of(EntityType type, Path folder) throws IOException {
        List<List<String>> names = new ArrayList<>();
        for (Source source : SOURCES) {
            if (source.type == type) {
                source.read(folder, name -> {
                    if (name.size() > 0
                            && name.size() < MOST_WORDS
                            && Character.isUpperCase(name.text().charAt(0))) {
                        names.add(IntStream.range(0, name.size())
                                .mapToObj(name::text)
                                .toList());
                    }
                });
            }
        }
        return names;
    }

    private static void add(HashTable names, Tokens name, int kind) {
        if (name.size() > MOST_WORDS) {
            return;
        }
        int hash = START;
        for (int i = 0; i < name.size(); i++) {
            hash = next(hash, Hash.word(name.text(), name.start(i), name.end(i)));
            names.add(hash, i + 1 < name.size() ? GOES_ON : kind);
        }
    }

    /// The hash of some words and one more.
    static int next(int hash, int word) {
        return Hash.of(5, hash, word);
    }
}
