package dev.telex.enrich.tagger;

import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes data sets that were labelled by different rules agree: a title is no part of a person's name, and alone it
/// is none; peoples are no persons. What is no name in the sense of the wire (common nouns of a science, handles)
/// is left open, to be learnt neither as a name nor as none.
final class Cleaning {
    private static final Set<String> TITLES = Set.of("""
            mr mrs ms miss dr prof professor president vice prime minister premier chancellor senator sen rep
            representative congressman congresswoman governor gov mayor secretary speaker general gen colonel col
            major lieutenant captain capt sergeant commander admiral judge justice pope bishop archbishop cardinal
            father rabbi imam sheikh emperor tsar king queen prince princess duke duchess madam madame coach rev
            reverend ambassador deputy chairman director dj doctor former of the""".split("\\s+", -1));
    private static final Pattern PEOPLE = Pattern.compile("[A-Z]\\w+(ans|crats|lims|ites|ese|ians|ish)");

    private Cleaning() {}

    static Block clean(Block block) {
        List<Block.Name> names = new ArrayList<>();
        List<Block.Name> open = new ArrayList<>();
        for (Block.Name name : block.names()) {
            if (isNoName(block, name)) {
                open.add(name);
            } else if (name.type() == EntityType.PER) {
                addPerson(block, name, names);
            } else {
                names.add(name);
            }
        }
        return new Block(block.words(), names, open, block.begins());
    }

    private static boolean isNoName(Block block, Block.Name name) {
        String first = block.words().get(name.first());
        boolean handle = first.startsWith("@") || first.startsWith("#");
        return handle
                || (name.type() == EntityType.MISC && block.words(name).stream().allMatch(Cleaning::isSmall));
    }

    private static boolean isSmall(String word) {
        return word.equals(word.toLowerCase(Locale.ROOT)) && !Character.isDigit(word.charAt(0));
    }

    private static void addPerson(Block block, Block.Name name, List<Block.Name> names) {
        int first = name.first();
        while (first < name.end() && isTitle(block.words().get(first))) {
            first++;
        }
        if (first == name.end()) {
            return;
        }
        boolean people = name.end() - first == 1
                && PEOPLE.matcher(block.words().get(first)).matches();
        names.add(new Block.Name(first, name.end(), people ? EntityType.MISC : EntityType.PER));
    }

    private static boolean isTitle(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return TITLES.contains(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }
}
