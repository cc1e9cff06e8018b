package dev.telex.enrich.entity;

import dev.telex.wire.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of places, from the resources beside this class: places.tsv and towns.tsv (built by enrich/dictionary),
/// and demonyms.tsv, doubtful.txt and phrases.txt (written by hand).
final class Gazetteer {
    /// A country is meant before a city of its name (Armenia in Colombia), a large city before a small one.
    private static final Comparator<KnownPlace> FAME = Comparator.comparing(KnownPlace::kind)
            .thenComparing(Comparator.comparingLong(KnownPlace::population).reversed());

    private final TokenTrie trie = new TokenTrie();
    private final List<Name> names = new ArrayList<>();
    private final Map<String, KnownPlace> countries = new HashMap<>();
    private final TokenTrie abbreviations = new TokenTrie();
    private final List<Name> abbreviated = new ArrayList<>();

    private Gazetteer() {}

    static Gazetteer load() {
        var gazetteer = new Gazetteer();
        gazetteer.read();
        return gazetteer;
    }

    /// The longest name from a token on, as [TokenTrie#longest] gives it.
    long longest(FieldWords tokens, int from) {
        return trie.longest(tokens, from);
    }

    Name name(int number) {
        return names.get(number);
    }

    /// The state or province that is abbreviated from a token on, as [TokenTrie#longest] gives it: "Calif.", "N.Y.".
    long abbreviation(FieldWords tokens, int from) {
        long found = abbreviations.longest(tokens, from);
        if (found == TokenTrie.NONE) {
            return found;
        }
        int end = tokens.end[(int) (found >> 32)];
        boolean dotted = tokens.text.startsWith(".", end);
        return dotted || !abbreviated((int) found).spelling().endsWith(".") ? found : TokenTrie.NONE;
    }

    Name abbreviated(int number) {
        return abbreviated.get(number);
    }

    private void read() {
        Map<String, Name.Doubt> doubts = doubts();
        Set<String> phrases = new HashSet<>(Resource.lines("phrases.txt"));
        Spellings spellings = new Spellings();
        for (String line : Resource.lines("places.tsv")) {
            String[] part = line.split("\t", -1);
            KnownPlace place = place(part);
            if (place.isCountry() && place.country() != null) {
                countries.put(place.country(), place);
            }
            for (String spelling : spellings(part[2], part[3])) {
                if (place.kind() == KnownPlace.Kind.REGION && spelling.endsWith(".")) {
                    abbreviate(spelling, place);
                } else {
                    spellings.add(spelling, place);
                }
            }
        }
        for (String line : Resource.lines("towns.tsv")) {
            String[] part = line.split("\t", -1);
            if (part[1].length() > 2 && !phrases.contains(part[1]) && !SentenceWords.isNoTown(part[1])) {
                spellings.add(part[1], town(part));
            }
        }
        spellings.nameAll(doubts);
        readDemonyms();
        phrases.forEach(this::passOver);
    }

    /// Who has which spelling, by its number in the trie.
    private final class Spellings {
        private final List<String> spellings = new ArrayList<>();
        private final List<List<KnownPlace>> bearers = new ArrayList<>();

        void add(String spelling, KnownPlace place) {
            int number = trie.add(spelling, spellings.size());
            if (number == spellings.size()) {
                spellings.add(spelling);
                bearers.add(new ArrayList<>(1));
            }
            if (!bearers.get(number).contains(place)) {
                bearers.get(number).add(place);
            }
        }

        void nameAll(Map<String, Name.Doubt> doubts) {
            for (int i = 0; i < spellings.size(); i++) {
                List<KnownPlace> places = bearers.get(i);
                places.sort(FAME);
                names.add(name(spellings.get(i), List.copyOf(places), doubts.get(spellings.get(i)), false));
            }
        }
    }

    private void abbreviate(String spelling, KnownPlace state) {
        abbreviations.add(spelling, abbreviated.size());
        abbreviated.add(name(spelling, List.of(state), null, false));
    }

    private void readDemonyms() {
        for (String line : Resource.lines("demonyms.tsv")) {
            String[] part = line.split("\t", -1);
            KnownPlace country = countries.get(part[0]);
            if (country == null) {
                throw new IllegalStateException("demonyms.tsv: no country " + part[0] + " in places.tsv");
            }
            for (String spelling : part[1].split("\\|", -1)) {
                if (trie.add(spelling, names.size()) == names.size()) {
                    names.add(name(spelling, List.of(country), null, true));
                }
            }
        }
    }

    private void passOver(String phrase) {
        if (trie.add(phrase, names.size()) == names.size()) {
            names.add(name(phrase, List.of(), null, false));
        }
    }

    private static Name name(String spelling, List<KnownPlace> bearers, Name.@Nullable Doubt doubt, boolean demonym) {
        return new Name(spelling, FieldWords.of(spelling).size, bearers, doubt, demonym);
    }

    private static Map<String, Name.Doubt> doubts() {
        Map<String, Name.Doubt> doubts = new HashMap<>();
        for (String line : Resource.lines("doubtful.txt")) {
            String[] part = line.split("\t", -1);
            boolean strict = part[0].startsWith("!");
            Set<String> supporters = part.length > 1 ? Set.of(part[1].split(" ", -1)) : Set.of();
            doubts.put(strict ? part[0].substring(1) : part[0], new Name.Doubt(strict, supporters));
        }
        return doubts;
    }

    private static KnownPlace place(String[] part) {
        return new KnownPlace(
                part[0].isEmpty() ? null : part[0],
                KnownPlace.Kind.valueOf(part[1].toUpperCase(Locale.ROOT)),
                part[2],
                part[4].isEmpty() ? null : part[4],
                point(part[5], part[6]),
                part[7].isEmpty() ? 0 : Long.parseLong(part[7]),
                part[8]);
    }

    private static KnownPlace town(String[] part) {
        return new KnownPlace(
                part[0],
                KnownPlace.Kind.TOWN,
                part[1],
                part[2].intern(),
                point(part[3], part[4]),
                Long.parseLong(part[5]),
                part[6].intern());
    }

    private static Place.@Nullable GeoPoint point(String lat, String lon) {
        return lat.isEmpty() ? null : new Place.GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon));
    }

    /// Saints are written in three ways.
    private static Set<String> spellings(String name, String others) {
        Set<String> spellings = new LinkedHashSet<>(List.of(name));
        Stream.of(others.split("\\|", -1)).filter(other -> !other.isEmpty()).forEach(spellings::add);
        for (String spelling : List.copyOf(spellings)) {
            String saint = spelling.replaceFirst("^(Saint|St\\.) ", "");
            if (!saint.equals(spelling)) {
                spellings.addAll(List.of("Saint " + saint, "St. " + saint, "St " + saint));
            }
        }
        return spellings;
    }
}
