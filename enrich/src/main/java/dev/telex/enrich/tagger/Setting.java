package dev.telex.enrich.tagger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Blocks set as text that a person would write, with where each word came to stand: labelled data come as words,
/// and the tagger cuts its words itself.
final class Setting {
    private static final Pattern CLOSING = Pattern.compile("[.,;:!?)\\]%…]+|['’]\\p{L}{0,2}|n['’]t");
    private static final String OPENING = "([$£€";

    private final StringBuilder text = new StringBuilder();
    private final List<Placed> names = new ArrayList<>();
    private final List<Placed> open = new ArrayList<>();

    /// A name, and where it stands in the text.
    record Placed(int start, int end, Block.Name name) {}

    static Setting of(List<Block> blocks) {
        var setting = new Setting();
        for (Block block : blocks) {
            setting.add(block);
        }
        return setting;
    }

    private void add(Block block) {
        text.append(text.isEmpty() ? "" : "\n\n");
        int[] starts = new int[block.words().size()];
        boolean spaced = false;
        for (int i = 0; i < starts.length; i++) {
            String word = block.words().get(i);
            text.append(spaced && !CLOSING.matcher(word).matches() ? " " : "");
            starts[i] = text.length();
            text.append(word);
            spaced = !OPENING.contains(word);
        }
        block.names().forEach(name -> names.add(placed(name, starts, block.words())));
        block.open().forEach(name -> open.add(placed(name, starts, block.words())));
    }

    private static Placed placed(Block.Name name, int[] starts, List<String> words) {
        int last = name.end() - 1;
        return new Placed(starts[name.first()], starts[last] + words.get(last).length(), name);
    }

    String text() {
        return text.toString();
    }

    List<Placed> names() {
        return names;
    }

    List<Placed> open() {
        return open;
    }
}
