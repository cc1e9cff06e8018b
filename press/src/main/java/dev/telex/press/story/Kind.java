package dev.telex.press.story;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A kind of event: its own file, the theme's file it names, and the common file, in this order of precedence.
///
/// @param rules of all three files
/// @param declarations in an order in which each can be made of those before it: places, numbers, words, people
record Kind(
        String name, RuleFile own, RuleFile common, Map<String, List<Phrase>> rules, List<Declaration> declarations) {

    static Kind of(String name, RuleFile own, RuleFile theme, RuleFile common) {
        Map<String, List<Phrase>> rules = new HashMap<>(common.rules());
        rules.putAll(theme.rules());
        rules.putAll(own.rules());
        List<Declaration> declarations = Stream.of(common, theme, own)
                .flatMap(file -> file.declarations().stream())
                .sorted(Comparator.comparingInt(Kind::turn))
                .toList();
        return new Kind(name, own, common, rules, declarations);
    }

    /// The alternatives of a rule.
    List<Phrase> rule(String rule) {
        List<Phrase> found = rules.get(rule);
        if (found == null) {
            throw new IllegalArgumentException(
                    "grammar: kind " + name + " uses <" + rule + ">, which is neither a fact nor a rule of its files");
        }
        return found;
    }

    /// Lines such as `@plan` of its own, else the common ones.
    List<String> setting(String setting) {
        List<String> lines = own.settings().get(setting);
        return lines != null ? lines : common.settings().getOrDefault(setting, List.of());
    }

    private static int turn(Declaration declaration) {
        return switch (declaration) {
            case Declaration.Elsewhere _ -> 0;
            case Declaration.Count _, Declaration.Decimal _, Declaration.Year _ -> 1;
            case Declaration.Wording _ -> 2;
            case Declaration.Someone _ -> 3;
        };
    }

    List<String> sections() {
        return list(own.setting("sections", "world"));
    }

    List<String> categories() {
        return list(own.setting("categories", "News"));
    }

    /// Facts that grow from update to update.
    List<String> rising() {
        return list(own.setting("rises", ""));
    }

    /// Facts that a correction may concern, each with what it is called: `hurt the number of injured`.
    List<String> corrigible() {
        return own.settings().getOrDefault("corrects", List.of());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
