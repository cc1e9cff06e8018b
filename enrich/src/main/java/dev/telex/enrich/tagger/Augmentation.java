package dev.telex.enrich.tagger;

import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// More to learn from out of what there is: sentences with other names in them, in capitals, and as headlines.
final class Augmentation {
    private static final Set<String> SMALL =
            Set.of("a an the of to in on at by for from with and or but as is are be".split(" ", -1));

    private final Map<EntityType, List<List<String>>> pool = new EnumMap<>(EntityType.class);
    private final Random random;

    /// @param seed makes the same data of the same data
    Augmentation(List<Block> blocks, long seed) {
        random = new Random(seed);
        Map<EntityType, Set<List<String>>> names = new EnumMap<>(EntityType.class);
        for (Block block : blocks) {
            for (Block.Name name : block.names()) {
                names.computeIfAbsent(name.type(), _ -> new LinkedHashSet<>()).add(block.words(name));
            }
        }
        names.forEach((type, some) -> pool.put(type, new ArrayList<>(some)));
    }

    /// Adds names for others to be replaced by.
    void offer(EntityType type, List<List<String>> names) {
        pool.computeIfAbsent(type, _ -> new ArrayList<>()).addAll(names);
    }

    /// Whether there are names that can be replaced, and nothing in the way.
    static boolean isReplaceable(Block block) {
        return !block.names().isEmpty() && block.open().isEmpty();
    }

    /// The block with each name replaced by another of its type.
    Block withOtherNames(Block block) {
        List<String> words = new ArrayList<>();
        List<Block.Name> names = new ArrayList<>();
        int at = 0;
        for (Block.Name name : block.names()) {
            words.addAll(block.words().subList(at, name.first()));
            List<List<String>> others = pool.getOrDefault(name.type(), List.of(block.words(name)));
            List<String> other = others.get(random.nextInt(others.size()));
            names.add(new Block.Name(words.size(), words.size() + other.size(), name.type()));
            words.addAll(other);
            at = name.end();
        }
        words.addAll(block.words().subList(at, block.words().size()));
        return new Block(words, names, List.of(), block.begins());
    }

    static Block inCapitals(Block block) {
        return new Block(
                block.words().stream()
                        .map(word -> word.toUpperCase(Locale.ROOT))
                        .toList(),
                block.names(),
                block.open(),
                block.begins());
    }

    static Block asHeadline(Block block) {
        return new Block(
                block.words().stream().map(Augmentation::capitalised).toList(),
                block.names(),
                block.open(),
                block.begins());
    }

    private static String capitalised(String word) {
        return SMALL.contains(word) || word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
