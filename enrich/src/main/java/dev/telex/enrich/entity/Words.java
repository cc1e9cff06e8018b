package dev.telex.enrich.entity;

/// The words of all names, folded and numbered from 1. Looks words up where they stand in the text, without
/// copying.
final class Words {
    private String[] words = new String[1 << 5];
    private int[] numbers = new int[1 << 5];
    private int size;

    /// The number of a token's word, 0 where no name has it.
    int find(FieldWords tokens, int token) {
        int hash = hash(tokens.text, tokens.start[token], tokens.end[token]);
        for (int i = hash & (words.length - 1); numbers[i] != 0; i = (i + 1) & (words.length - 1)) {
            if (isWord(words[i], tokens.text, tokens.start[token], tokens.end[token])) {
                return numbers[i];
            }
        }
        return 0;
    }

    int intern(FieldWords tokens, int token) {
        int number = find(tokens, token);
        if (number != 0) {
            return number;
        }
        if (++size * 2 > words.length) {
            grow();
        }
        place(FieldWords.folded(tokens.text(token)), size);
        return size;
    }

    private void grow() {
        String[] oldWords = words;
        int[] oldNumbers = numbers;
        words = new String[oldWords.length * 2];
        numbers = new int[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldNumbers[i] != 0) {
                place(oldWords[i], oldNumbers[i]);
            }
        }
    }

    private void place(String word, int number) {
        int i = hash(word, 0, word.length()) & (words.length - 1);
        while (numbers[i] != 0) {
            i = (i + 1) & (words.length - 1);
        }
        words[i] = word;
        numbers[i] = number;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Folding.isMark(c)) {
                hash = hash * 31 + Folding.fold(c);
            }
        }
        return hash ^ (hash >>> 15);
    }

    private static boolean isWord(String word, String text, int from, int to) {
        int at = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Folding.isMark(c)) {
                continue;
            }
            if (at == word.length() || word.charAt(at++) != Folding.fold(c)) {
                return false;
            }
        }
        return at == word.length();
    }
}
