package dev.telex.press.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A grammar file, read: rules, the facts it declares, and its other `@` lines.
///
/// @param rules a rule's alternatives, a line each
/// @param settings what other `@` lines say (`@theme`, `@sections`, …): name to the rest of the line, a list each
record RuleFile(
        String name,
        Map<String, List<Phrase>> rules,
        List<Declaration> declarations,
        Map<String, List<String>> settings) {

    static RuleFile read(String name, List<String> lines) {
        RuleFile file = new RuleFile(name, new LinkedHashMap<>(), new ArrayList<>(), new HashMap<>());
        List<Phrase> rule = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("@")) {
                file.setting(line.substring(1));
            } else if (line.startsWith("= ")) {
                rule = file.rules.computeIfAbsent(line.substring(2).strip(), _ -> new ArrayList<>());
            } else {
                rule.add(PhraseReader.read(line.strip()));
            }
        }
        return file;
    }

    String setting(String name, String otherwise) {
        List<String> values = settings.get(name);
        return values == null ? otherwise : values.getFirst();
    }

    private void setting(String line) {
        String[] words = line.split(" +", 3);
        String name = words[1];
        String rest = words.length > 2 ? words[2] : "";
        switch (words[0]) {
            case "count" -> declarations.add(count(name, rest.split(" +", -1)));
            case "decimal" -> declarations.add(decimal(name, rest.split(" +", -1)));
            case "year" -> declarations.add(year(name, rest.split(" +", -1)));
            case "text" -> declarations.add(new Declaration.Wording(name, PhraseReader.read(rest)));
            case "place" -> declarations.add(new Declaration.Elsewhere(name));
            case "person" -> declarations.add(person(name, rest.split(" +", 2)));
            default ->
                settings.computeIfAbsent(words[0], _ -> new ArrayList<>()).add((name + " " + rest).strip());
        }
    }

    private static Declaration count(String name, String[] words) {
        long step = words.length > 2 ? Long.parseLong(words[2]) : 1;
        return new Declaration.Count(name, Declaration.Bound.read(words[0]), Declaration.Bound.read(words[1]), step);
    }

    private static Declaration decimal(String name, String[] words) {
        return new Declaration.Decimal(name, Double.parseDouble(words[0]), Double.parseDouble(words[1]));
    }

    private static Declaration year(String name, String[] words) {
        return new Declaration.Year(name, Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    private static Declaration person(String name, String[] words) {
        return new Declaration.Someone(name, words[0], PhraseReader.read(words[1]));
    }
}
