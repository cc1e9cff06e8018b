package dev.telex.app;

import dev.telex.press.PressItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names of two words that tell an event from all others: of people, mostly. They are looked for in what press wrote,
/// with a plain search of its own, which takes "Philippines" and "Philippine" for one word, "Monitor" and "monitoring"
/// too, as a watch does.
final class EventNames {
    private static final Pattern NAME = Pattern.compile("\\b(?!The )[A-Z][a-z]{2,} [A-Z][a-z]+[a-rt-z]\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['.][\\p{L}\\p{N}]+)*");

    private final Map<Long, String> chosen = new TreeMap<>();

    private EventNames() {}

    static EventNames of(List<PressItem> items) {
        Map<String, Map<Long, Integer>> found = new HashMap<>();
        for (PressItem item : items) {
            texts(item)
                    .flatMap(text -> NAME.matcher(text).results().map(MatchResult::group))
                    .forEach(name -> found.put(name.toLowerCase(Locale.ROOT), new HashMap<>()));
        }
        for (PressItem item : items) {
            for (String name : pairs(item)) {
                found.computeIfPresent(name, (_, events) -> {
                    events.merge(item.release().event(), 1, Integer::sum);
                    return events;
                });
            }
        }
        return chosen(found);
    }

    /// Of some events the name that most of their articles have, of others one that few have: then an update may
    /// be the first that matches, or a copy that was not cut.
    private static EventNames chosen(Map<String, Map<Long, Integer>> found) {
        record Counted(String name, int articles) {}
        Map<Long, List<Counted>> own = new TreeMap<>();
        found.forEach((name, events) -> {
            if (events.size() == 1) {
                events.forEach((event, count) ->
                        own.computeIfAbsent(event, _ -> new ArrayList<>()).add(new Counted(name, count)));
            }
        });
        EventNames names = new EventNames();
        own.forEach((event, counted) -> {
            counted.sort(Comparator.comparingInt(Counted::articles).reversed().thenComparing(Counted::name));
            int which = (int) (event % 3) * (counted.size() - 1) / 2;
            names.chosen.put(event, counted.get(which).name());
        });
        return names;
    }

    /// In lower case, by event.
    Map<Long, String> chosen() {
        return chosen;
    }

    static boolean has(PressItem item, String name) {
        return pairs(item).contains(name);
    }

    private static Collection<String> pairs(PressItem item) {
        Set<String> pairs = new HashSet<>();
        texts(item).forEach(text -> {
            List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
                    .results()
                    .map(word -> word.group().replaceFirst("(?:'?s|ing)$", ""))
                    .toList();
            for (int i = 1; i < words.size(); i++) {
                pairs.add(words.get(i - 1) + " " + words.get(i));
            }
        });
        return pairs;
    }

    /// Title and text, each by itself.
    private static Stream<String> texts(PressItem item) {
        String text = item.html()
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        return Stream.of(item.release().title(), text);
    }
}
