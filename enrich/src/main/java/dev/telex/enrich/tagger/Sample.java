package dev.telex.enrich.tagger;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A text to learn from: for each token the labels that it may have, as bits. One bit says what it is; several
/// leave it open, and the model decides between them as it learns.
final class Sample {
    private final Tokens tokens;
    private final int[] allowed;

    Sample(Tokens tokens, int[] allowed) {
        this.tokens = tokens;
        this.allowed = allowed;
    }

    Tokens tokens() {
        return tokens;
    }

    /// The labels that each of some tokens may have.
    int[] allowed(int first, int end) {
        return Arrays.copyOfRange(allowed, first, end);
    }

    /// @param unknown types that the makers of the data did not mark: what they left unmarked may be one of those
    static Sample of(Block block, Set<EntityType> unknown) {
        Setting setting = Setting.of(List.of(block));
        Tokens tokens = Tokens.of(setting.text());
        int[] allowed = new int[tokens.size()];
        Arrays.fill(allowed, unmarked(unknown));
        for (Setting.Placed name : setting.open()) {
            mark(tokens, name, allowed, Labels.ANY);
        }
        for (Setting.Placed name : setting.names()) {
            mark(tokens, name, allowed, 0);
        }
        return new Sample(tokens, allowed);
    }

    private static void mark(Tokens tokens, Setting.Placed name, int[] allowed, int besides) {
        int first = 0;
        while (first < tokens.size() && tokens.end(first) <= name.start()) {
            first++;
        }
        int end = first;
        while (end < tokens.size() && tokens.start(end) < name.end()) {
            end++;
        }
        mark(allowed, first, end, name.name().type());
        for (int i = first; i < end; i++) {
            allowed[i] |= besides;
        }
    }

    static void mark(int[] allowed, int first, int end, EntityType type) {
        if (end - first == 1) {
            allowed[first] = 1 << Labels.of(type, Labels.SINGLE);
            return;
        }
        for (int i = first; i < end; i++) {
            int part = i == first ? Labels.BEGIN : i == end - 1 ? Labels.END : Labels.INSIDE;
            allowed[i] = 1 << Labels.of(type, part);
        }
    }

    private static int unmarked(Set<EntityType> unknown) {
        int labels = 1 << Labels.OUTSIDE;
        for (EntityType type : unknown) {
            for (int part = Labels.BEGIN; part <= Labels.SINGLE; part++) {
                labels |= 1 << Labels.of(type, part);
            }
        }
        return labels;
    }
}
