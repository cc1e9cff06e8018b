package dev.telex.press.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A draft in words, for given facts.
final class Text {
    private final Kind kind;
    private final Draft draft;
    private final List<Draft.Card> headlines;

    Text(Kind kind, Draft draft) {
        this.kind = kind;
        this.draft = draft;
        this.headlines = List.of(draft.draw("headline"), draft.draw("headline"));
    }

    List<String> paragraphs(Map<String, Fact> facts) {
        Expansion expansion = new Expansion(kind, facts);
        return draft.paragraphs().stream()
                .flatMap(cards -> split(cards, expansion).stream())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /// Wires begin a paragraph with each quotation.
    private static List<String> split(List<Draft.Card> cards, Expansion expansion) {
        List<String> paragraphs = new ArrayList<>();
        for (Draft.Card card : cards) {
            String sentence = Polish.sentence(words(card, expansion));
            if (paragraphs.isEmpty()
                    || sentence.startsWith("\"")
                    || paragraphs.getLast().startsWith("\"")) {
                paragraphs.add(sentence);
            } else {
                paragraphs.add(paragraphs.removeLast() + " " + sentence);
            }
        }
        return paragraphs;
    }

    String headline(Map<String, Fact> facts, int which) {
        return Polish.headline(words(headlines.get(which), new Expansion(kind, facts)));
    }

    String summary(Map<String, Fact> facts) {
        return Polish.sentence(words(draft.paragraphs().getFirst().getFirst(), new Expansion(kind, facts)));
    }

    private static String words(Draft.Card card, Expansion expansion) {
        return expansion.expand(card.line(), card.dice());
    }
}
