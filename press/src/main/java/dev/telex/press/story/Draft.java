package dev.telex.press.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Which lines of the grammar an article uses, in which paragraphs.
///
/// Lines are dealt from a shuffled deck for each rule, so that no line comes twice in an article. The first
/// edition is dealt first: what later editions add never changes what was there.
final class Draft {
    /// A line, with the dice that settle its inner choices.
    record Card(Phrase line, Dice dice) {}

    private static final int LEAD = 0;

    private final Kind kind;
    private final Dice dice;
    private final Map<String, List<Card>> decks = new HashMap<>();
    private final List<List<Card>> paragraphs = new ArrayList<>();

    Draft(Kind kind, Dice dice) {
        this.kind = kind;
        this.dice = dice;
    }

    /// The first edition after one of the plans: rules between slashes that stand between paragraphs.
    Draft follow(List<String> plans) {
        for (String paragraph : dice.fork("plan").pick(plans).split("/", -1)) {
            paragraphs.add(deal(paragraph));
        }
        return this;
    }

    /// What an update adds: now and then another lead, and news below it.
    Draft update(int number, List<String> additions) {
        Dice own = dice.fork("update", number);
        if (own.chance(0.4)) {
            paragraphs.set(LEAD, deal("lead"));
        }
        int at = LEAD + 1;
        for (String paragraph : own.pick(additions).split("/", -1)) {
            paragraphs.add(at++, deal(paragraph));
        }
        return this;
    }

    List<List<Card>> paragraphs() {
        return paragraphs;
    }

    private List<Card> deal(String rules) {
        return Arrays.stream(rules.strip().split(" +", -1)).map(this::draw).toList();
    }

    Card draw(String rule) {
        List<Card> deck = decks.computeIfAbsent(rule, this::shuffled);
        return deck.isEmpty() ? new Card(new Phrase.Text(""), dice) : deck.removeLast();
    }

    private List<Card> shuffled(String rule) {
        List<Card> deck = new ArrayList<>();
        for (Phrase line : kind.rule(rule)) {
            deck.add(new Card(line, dice.fork(rule, deck.size())));
        }
        Collections.shuffle(deck, new Random(dice.fork("deck " + rule).nextLong()));
        return deck;
    }
}
