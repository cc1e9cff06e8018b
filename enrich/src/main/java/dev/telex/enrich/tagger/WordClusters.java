package dev.telex.enrich.tagger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Words that are used alike have the same numbers: three for each word, of clusters that are coarse, middling and
/// fine. So what was learnt of "Nairobi" holds for "Lusaka". A [HashTable] holds the three packed into one.
final class WordClusters {
    private static final int COARSE = 1 << 7;
    private static final int MIDDLING = 1 << 9;
    private static final int FINE = 1 << 11;

    private WordClusters() {}

    /// @param file a word a line, with its coarse, middling and fine cluster, between tabs; a word's first line counts
    static HashTable read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        var clusters = new HashTable(lines.size());
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            int hash = Hash.word(fields[0], 0, fields[0].length());
            if (clusters.find(hash) == HashTable.NONE) {
                clusters.add(
                        hash,
                        pack(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
            }
        }
        return clusters;
    }

    /// The three clusters of a word, each numbered from 0, in one number that is not [HashTable#NONE].
    private static int pack(int coarse, int middling, int fine) {
        if (coarse >= COARSE - 1 || middling >= MIDDLING - 1 || fine >= FINE - 1) {
            throw new IllegalArgumentException("clusters %d, %d, %d: at most %d, %d and %d fit"
                    .formatted(coarse, middling, fine, COARSE - 2, MIDDLING - 2, FINE - 2));
        }
        return ((coarse + 1) * MIDDLING + middling + 1) * FINE + fine + 1;
    }

    static int coarse(int packed) {
        return packed / (MIDDLING * FINE);
    }

    static int middling(int packed) {
        return packed / FINE % MIDDLING;
    }

    static int fine(int packed) {
        return packed % FINE;
    }
}
