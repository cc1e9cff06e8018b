package dev.telex.enrich.fact;

import dev.telex.wire.Fact;
import dev.telex.wire.Fact.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds how many were killed and injured.
///
/// Around each word that says so the number is sought: in front of it, over who they were ("seven American soldiers
/// were injured"), then right behind ("killed 15 of its fighters"), then where a word ties it ("deaths of 15", "left
/// 15 dead"). Years, ages, durations and distances are no numbers of people.
final class People {
    private static final Map<String, Fact.Kind> WORDS = Map.ofEntries(
            Map.entry("killed", Fact.Kind.KILLED),
            Map.entry("dead", Fact.Kind.KILLED),
            Map.entry("died", Fact.Kind.KILLED),
            Map.entry("die", Fact.Kind.KILLED),
            Map.entry("deaths", Fact.Kind.KILLED),
            Map.entry("fatalities", Fact.Kind.KILLED),
            Map.entry("kill", Fact.Kind.KILLED),
            Map.entry("kills", Fact.Kind.KILLED),
            Map.entry("killing", Fact.Kind.KILLED),
            Map.entry("toll", Fact.Kind.KILLED),
            Map.entry("injured", Fact.Kind.INJURED),
            Map.entry("wounded", Fact.Kind.INJURED),
            Map.entry("injuries", Fact.Kind.INJURED),
            Map.entry("hurt", Fact.Kind.INJURED),
            Map.entry("injure", Fact.Kind.INJURED),
            Map.entry("injures", Fact.Kind.INJURED),
            Map.entry("injuring", Fact.Kind.INJURED),
            Map.entry("wound", Fact.Kind.INJURED),
            Map.entry("wounds", Fact.Kind.INJURED),
            Map.entry("wounding", Fact.Kind.INJURED));

    /// These act on the people behind them.
    private static final Set<String> ACTIVE = Set.of(
            "killed",
            "kill",
            "kills",
            "killing",
            "injured",
            "injure",
            "injures",
            "injuring",
            "wounded",
            "wound",
            "wounds",
            "wounding",
            "hurt");

    /// These are counted from behind: "deaths of 15", "a death toll of 15".
    private static final Set<String> NOUNS = Set.of("deaths", "fatalities", "injuries", "toll");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20));

    /// What is counted in these is not people.
    private static final Set<String> MEASURES = Set.of(
            "year",
            "years",
            "month",
            "months",
            "week",
            "weeks",
            "day",
            "days",
            "hour",
            "hours",
            "minute",
            "minutes",
            "second",
            "seconds",
            "percent",
            "per",
            "pct",
            "km",
            "kilometers",
            "kilometres",
            "miles",
            "metres",
            "meters",
            "times",
            "old",
            "million",
            "billion",
            "dollars",
            "euros",
            "a.m",
            "p.m",
            "am",
            "pm",
            "degrees");

    /// Behind these another clause begins, whose number is not this one's.
    private static final Set<String> BREAKS = Set.of(
            "when", "after", "before", "while", "since", "who", "which", "that", "where", "but", "as", "no", "not",
            "nobody", "none", "never", "if");

    private static final Set<String> TIES = Set.of("of", "to", "at", "reached", "rose", "hit");
    private static final Set<String> AUXILIARIES =
            Set.of("were", "was", "been", "have", "had", "has", "are", "is", "be");

    /// How many words may stand between a number and what it counts.
    private static final int REACH = 7;
    private static final int LARGEST = 10_000_000;

    private final Field field;

    private People(Field field) {
        this.field = field;
    }

    static List<Fact> in(Field field) {
        var people = new People(field);
        List<Fact> found = new ArrayList<>();
        for (int i = 0; i < field.size(); i++) {
            Fact.Kind kind = WORDS.get(field.word(i));
            Fact fact = kind == null ? null : people.around(i, kind);
            if (fact != null) {
                found.add(fact);
            }
        }
        return found;
    }

    private @Nullable Fact around(int word, Fact.Kind kind) {
        String trigger = field.word(word);
        boolean isToll = trigger.equals("toll");
        if (isToll && !field.word(word - 1).equals("death")) {
            return null;
        }
        // "killed 15" is read forwards even where a number stands before: "the two killed 15".
        int behind = ACTIVE.contains(trigger) && !isPassive(word) ? numberBehind(word + 1) : -1;
        if (behind < 0 && NOUNS.contains(trigger)) {
            behind = tied(word + 1);
        }
        if (behind >= 0) {
            return fact(kind, isToll ? word - 1 : word, behind, behind);
        }
        int before = isToll ? -1 : numberBefore(word);
        return before < 0 ? null : fact(kind, before, word, before);
    }

    private boolean isPassive(int word) {
        return AUXILIARIES.contains(field.word(word - 1));
    }

    /// The number that begins here, qualified or not; -1 where none does.
    private int numberBehind(int token) {
        int at = token;
        for (int i = 0; i < 3 && !isNumber(at); i++) {
            if (!QUALIFIERS.contains(field.word(at))) {
                return -1;
            }
            at++;
        }
        return isNumber(at) && countsPeople(at) ? at : -1;
    }

    private int tied(int token) {
        int at = token;
        for (int i = 0; i < 3 && field.isWord(at); i++, at++) {
            if (TIES.contains(field.word(at))) {
                return numberBehind(at + 1);
            }
        }
        return -1;
    }

    private int numberBefore(int word) {
        for (int i = word - 1; i >= Math.max(0, word - REACH); i--) {
            if (isNumber(i)) {
                return countsPeople(i) ? i : -1;
            }
            boolean joined =
                    field.isWord(i) || field.first(i) == '-' || field.first(i) == '\'' || field.first(i) == '’';
            if (!joined || BREAKS.contains(field.word(i)) || WORDS.containsKey(field.word(i))) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isNumber(int token) {
        return number(token) != null;
    }

    private @Nullable Integer number(int token) {
        String word = field.word(token);
        Integer small = NUMBERS.get(word);
        if (small != null) {
            return small;
        }
        if (word.isEmpty() || !Character.isDigit(word.charAt(0)) || !word.matches("\\d{1,3}(,\\d{3})+|\\d{1,7}")) {
            return null;
        }
        int number = Integer.parseInt(word.replace(",", ""));
        boolean isYear = word.matches("(19|20)\\d\\d");
        return isYear || number == 0 || number > LARGEST ? null : number;
    }

    /// "Two people were killed", not "two days", "a 15-year-old", "Boeing 737" or "Aug 29".
    private boolean countsPeople(int number) {
        String next = field.word(number + 1);
        boolean isPart = next.equals("-") || next.equals("%") || field.isGlued(number, '-');
        boolean isName = number > 0
                && Character.isUpperCase(field.first(number - 1))
                && Character.isDigit(field.first(number))
                && !isSentenceStart(number - 1);
        String unit = next.equals("-") ? field.word(number + 2) : next;
        return !isPart
                && !isName
                && !MEASURES.contains(unit)
                && !field.word(number - 1).equals("$");
    }

    private boolean isSentenceStart(int token) {
        return token == 0 || !field.isWord(token - 1);
    }

    private static final Set<String> QUALIFIERS = Set.of(
            "at",
            "least",
            "more",
            "than",
            "over",
            "about",
            "around",
            "some",
            "nearly",
            "almost",
            "approximately",
            "up",
            "to",
            "another",
            "the",
            "as",
            "many",
            "fewer",
            "less",
            "roughly",
            "only",
            "just");

    private Fact fact(Fact.Kind kind, int one, int other, int number) {
        int first = Math.min(one, other);
        int last = Math.max(one, other);
        Bound bound = bound(number);
        if (bound != null) {
            first = Math.min(first, qualified(number));
        }
        Integer count = number(number);
        return Fact.people(
                kind,
                field.name(),
                field.tokens().start(first),
                field.tokens().end(last),
                field.text(first, last),
                count == null ? 0 : count,
                bound);
    }

    private int qualified(int number) {
        int first = number;
        while (first > 0 && number - first < 3 && QUALIFIERS.contains(field.word(first - 1))) {
            first--;
        }
        return first;
    }

    private @Nullable Bound bound(int number) {
        String one = field.word(number - 1);
        String two = field.word(number - 2) + " " + one;
        if (two.equals("at least") || two.equals("more than") || one.equals("over")) {
            return Bound.AT_LEAST;
        }
        if (two.equals("up to") || two.equals("as many as") || two.equals("fewer than") || two.equals("less than")) {
            return Bound.AT_MOST;
        }
        return Set.of("about", "around", "some", "nearly", "almost", "approximately", "roughly")
                        .contains(one)
                ? Bound.ABOUT
                : null;
    }
}
