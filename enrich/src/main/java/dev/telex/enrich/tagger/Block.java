package dev.telex.enrich.tagger;

import dev.telex.wire.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A labelled sentence, or what its makers took for one.
///
/// @param names  the names in it, in order
/// @param open   what may be a name or not
/// @param begins whether an article begins with it
record Block(List<String> words, List<Name> names, List<Name> open, boolean begins) {
    private static final String ARTICLE = "-DOCSTART-";

    /// @param first its first word
    /// @param end   one past its last word
    record Name(int first, int end, EntityType type) {}

    /// Reads IOB2: a token a line, with its label behind a tab; an empty line ends a block. Where no line says that
    /// an article begins, each block is one.
    static List<Block> read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String[]> lines = new ArrayList<>();
        boolean begins = true;
        boolean marked = false;
        for (String line : Files.readAllLines(file)) {
            if (!line.isEmpty()) {
                lines.add(line.split("\t", -1));
                continue;
            }
            if (lines.size() == 1 && lines.getFirst()[0].equals(ARTICLE)) {
                begins = true;
                marked = true;
            } else if (!lines.isEmpty()) {
                blocks.add(of(lines, begins));
                begins = !marked;
            }
            lines.clear();
        }
        if (!lines.isEmpty()) {
            blocks.add(of(lines, begins));
        }
        return blocks;
    }

    List<String> words(Name name) {
        return words.subList(name.first(), name.end());
    }

    private static Block of(List<String[]> lines, boolean begins) {
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            EntityType type = type(lines.get(i));
            if (type != null) {
                int end = i + 1;
                while (end < lines.size() && lines.get(end)[1].startsWith("I-")) {
                    end++;
                }
                names.add(new Name(i, end, type));
                i = end - 1;
            }
        }
        return new Block(lines.stream().map(line -> line[0]).toList(), List.copyOf(names), List.of(), begins);
    }

    private static @Nullable EntityType type(String[] line) {
        return line[1].equals("O") ? null : EntityType.valueOf(line[1].substring(2));
    }
}
