package dev.telex.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTrieTest {
    private final TokenTrie trie = new TokenTrie();

    @Test
    void findsTheLongestName() {
        trie.add("Guinea", 0);
        trie.add("Guinea-Bissau", 1);

        assertThat(found("Guinea Bissau is small")).isEqualTo(1);
        assertThat(found("Guinea is large")).isEqualTo(0);
        assertThat(found("Guineas are birds")).isEqualTo(-1);
    }

    @Test
    void bindsTheCaseOfEachWordAsTheNameWritesIt() {
        trie.add("US", 0);
        trie.add("Isle of Man", 1);

        assertThat(found("US")).isEqualTo(0);
        assertThat(found("Us")).isEqualTo(-1);
        assertThat(found("Isle of Man")).isEqualTo(1);
        assertThat(found("ISLE OF MAN")).isEqualTo(1);
        assertThat(found("Isle of man")).isEqualTo(-1);
    }

    @Test
    void readsPunctuationInsideNames() {
        trie.add("Washington, D.C.", 0);
        trie.add("Xi'an", 1);

        assertThat(found("Washington, D.C. is hot")).isEqualTo(0);
        assertThat(found("Washington, DC is hot")).isEqualTo(-1);
        assertThat(found("Washington; D.C. is hot")).isEqualTo(-1);
        assertThat(found("Xi’an is hot")).isEqualTo(1);
        assertThat(found("Xi, an official")).isEqualTo(-1);
    }

    @Test
    void givesSpellingsOfOneNameOneNumber() {
        assertThat(trie.add("São Paulo", 4)).isEqualTo(4);
        assertThat(trie.add("Sao Paulo", 5)).isEqualTo(4);
    }

    @Test
    void growsWithItsNames() {
        for (int i = 0; i < 20_000; i++) {
            trie.add("Name" + i + " Town" + i % 700, i);
        }

        assertThat(found("Name0 Town0")).isEqualTo(0);
        assertThat(found("Name19999 Town" + 19_999 % 700)).isEqualTo(19_999);
        assertThat(found("Name5 Town6")).isEqualTo(-1);
    }

    private int found(String text) {
        return (int) trie.longest(FieldWords.of(text), 0);
    }
}
