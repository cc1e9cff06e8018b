package dev.telex.enrich.revision;

import dev.telex.wire.Change;
import dev.telex.wire.Change.Span;
import dev.telex.wire.Change.What;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an article was worded, as far as a later revision has to know to say what it changed: the title, and a hash of
/// each sentence. The earlier sentences themselves are not kept; the new ones stand in the new text.
///
/// Two sentences in 4 billion share a hash: then one change is overlooked.
record Wording(String title, List<Sentence> sentences) {
    /// An article of more sentences is compared up to here; about 100,000 characters.
    private static final int MOST_SENTENCES = 1000;
    private static final int MOST_TITLE_BYTES = 1000;

    /// @param hash of its words, whatever the white space between them
    private record Sentence(int hash, Span span) {}

    static Wording of(String title, String text) {
        List<Sentence> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next();
                end != BreakIterator.DONE && sentences.size() < MOST_SENTENCES;
                end = breaks.next()) {
            String sentence = text.substring(start, end);
            String words = sentence.strip();
            if (!words.isEmpty()) {
                int from = start + sentence.indexOf(words);
                sentences.add(new Sentence(hash(words), new Span(from, from + words.length())));
            }
            start = end;
        }
        return new Wording(title, sentences);
    }

    /// @return null where nothing changed that a reader reads
    @Nullable
    Change since(Earlier earlier) {
        Map<Integer, Integer> left = new HashMap<>();
        for (int hash : earlier.hashes) {
            left.merge(hash, 1, Integer::sum);
        }
        List<Span> added = new ArrayList<>();
        for (Sentence sentence : sentences) {
            int known = left.getOrDefault(sentence.hash(), 0);
            if (known == 0) {
                added.add(sentence.span());
            } else {
                left.put(sentence.hash(), known - 1);
            }
        }
        int removed = left.values().stream().mapToInt(Integer::intValue).sum();
        boolean isTitle = !cut(title).equals(earlier.title);
        boolean isText = !added.isEmpty() || removed > 0;
        if (!isTitle && !isText) {
            return null;
        }
        What what = !isText ? What.HEADLINE : isTitle ? What.BOTH : What.TEXT;
        return new Change(what, isTitle ? earlier.title : null, added, removed);
    }

    byte[] toBytes() {
        byte[] heading = cut(title).getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(2 + heading.length + 4 * sentences.size())
                .putShort((short) heading.length)
                .put(heading);
        sentences.forEach(sentence -> buffer.putInt(sentence.hash()));
        return buffer.array();
    }

    /// What is left of a wording in the store.
    static final class Earlier {
        private final String title;
        private final int[] hashes;

        private Earlier(String title, int[] hashes) {
            this.title = title;
            this.hashes = hashes;
        }

        static Earlier of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            byte[] heading = new byte[buffer.getShort()];
            buffer.get(heading);
            int[] hashes = new int[buffer.remaining() / Integer.BYTES];
            buffer.asIntBuffer().get(hashes);
            return new Earlier(new String(heading, StandardCharsets.UTF_8), hashes);
        }
    }

    private static String cut(String title) {
        int most = MOST_TITLE_BYTES / 4;
        return title.length() <= most ? title : title.substring(0, most);
    }

    /// Murmur's finish spreads what small edits do to a string's own hash, or pairs of them could cancel out.
    private static int hash(String words) {
        int hash = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (!Character.isWhitespace(c)) {
                hash = (hash ^ c) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
        }
        return hash;
    }
}
