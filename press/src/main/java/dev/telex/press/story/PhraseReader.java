package dev.telex.press.story;

import java.util.ArrayList;
import java.util.List;

/// Reads the expansion syntax of a line: text, `{one|other|}` and `<name>` or `<name.property>`. Choices may nest.
final class PhraseReader {
    private final String line;
    private int at;

    private PhraseReader(String line) {
        this.line = line;
    }

    static Phrase read(String line) {
        PhraseReader reader = new PhraseReader(line);
        Phrase phrase = reader.sequence(false);
        if (reader.at < line.length()) {
            throw reader.fault("'" + line.charAt(reader.at) + "' without its '{'");
        }
        return phrase;
    }

    private Phrase sequence(boolean inChoice) {
        List<Phrase> parts = new ArrayList<>();
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '}' || (c == '|' && inChoice)) {
                break;
            }
            parts.add(
                    switch (c) {
                        case '{' -> choice();
                        case '<' -> reference();
                        default -> text(inChoice);
                    });
        }
        return parts.size() == 1 ? parts.getFirst() : new Phrase.Sequence(List.copyOf(parts));
    }

    private Phrase choice() {
        List<Phrase> alternatives = new ArrayList<>();
        do {
            at++;
            alternatives.add(sequence(true));
        } while (at < line.length() && line.charAt(at) == '|');
        if (at == line.length()) {
            throw fault("'{' without its '}'");
        }
        at++;
        return new Phrase.Choice(List.copyOf(alternatives));
    }

    private Phrase reference() {
        int end = line.indexOf('>', at);
        if (end < 0) {
            throw fault("'<' without its '>'");
        }
        String name = line.substring(at + 1, end);
        at = end + 1;
        int dot = name.indexOf('.');
        return dot < 0
                ? new Phrase.Reference(name, "")
                : new Phrase.Reference(name.substring(0, dot), name.substring(dot + 1));
    }

    private Phrase text(boolean inChoice) {
        int from = at;
        while (at < line.length() && "{}<".indexOf(line.charAt(at)) < 0 && !(inChoice && line.charAt(at) == '|')) {
            at++;
        }
        return new Phrase.Text(line.substring(from, at));
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("grammar: " + what + " at column " + (at + 1) + " of: " + line);
    }
}
