package dev.telex.enrich.entity;

import dev.telex.wire.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of places, from the resources beside this class: places.tsv (built by enrich/places), and
/// doubtful.txt, states.txt and phrases.txt (written by hand).
final class Gazetteer {
    /// A country is meant before a city of its name (Armenia in Colombia), a large city before a small one.
    private static final Comparator<KnownPlace> FAME = Comparator.comparing(KnownPlace::kind)
            .thenComparing(Comparator.comparingLong(KnownPlace::population).reversed());

    private final TokenTrie trie = new TokenTrie();
    private final List<Name> names = new ArrayList<>();
    private final TokenTrie stateTrie = new TokenTrie();
    private final List<String> stateCountries = new ArrayList<>();

    private Gazetteer() {}

    static Gazetteer load() {
        var gazetteer = new Gazetteer();
        gazetteer.readPlaces(doubts());
        gazetteer.readStates();
        gazetteer.readPhrases();
        return gazetteer;
    }

    /// The longest name from a token on, as [TokenTrie#longest] gives it.
    long longest(Tokens tokens, int from) {
        return trie.longest(tokens, from);
    }

    Name name(int number) {
        return names.get(number);
    }

    /// The country of the state or province named from a token on; null where none is.
    @Nullable
    String stateCountry(Tokens tokens, int from) {
        long found = from < tokens.size ? stateTrie.longest(tokens, from) : TokenTrie.NONE;
        return found == TokenTrie.NONE ? null : stateCountries.get((int) found);
    }

    private void readPlaces(Map<String, Name.Doubt> doubts) {
        Map<Integer, List<KnownPlace>> bearers = new HashMap<>();
        List<String> spellings = new ArrayList<>();
        for (String line : lines("places.tsv")) {
            String[] part = line.split("\t", -1);
            KnownPlace place = place(part);
            for (String spelling : spellings(part[2], part[3])) {
                int number = trie.add(spelling, spellings.size());
                if (number == spellings.size()) {
                    spellings.add(spelling);
                }
                List<KnownPlace> places = bearers.computeIfAbsent(number, _ -> new ArrayList<>());
                if (!places.contains(place)) {
                    places.add(place);
                }
            }
        }
        for (int i = 0; i < spellings.size(); i++) {
            String spelling = spellings.get(i);
            List<KnownPlace> places = Objects.requireNonNull(bearers.get(i));
            places.sort(FAME);
            names.add(new Name(spelling, Tokens.of(spelling).size, List.copyOf(places), doubts.get(spelling)));
        }
    }

    private void readStates() {
        for (String line : lines("states.txt")) {
            String[] part = line.split("\t", -1);
            for (String state : part[1].split("\\|", -1)) {
                stateTrie.add(state, stateCountries.size());
                stateCountries.add(part[0]);
                if (state.contains(" ")) {
                    passOver(state);
                }
            }
        }
    }

    private void readPhrases() {
        lines("phrases.txt").forEach(this::passOver);
    }

    private void passOver(String phrase) {
        if (trie.add(phrase, names.size()) == names.size()) {
            names.add(new Name(phrase, Tokens.of(phrase).size, List.of(), null));
        }
    }

    private static Map<String, Name.Doubt> doubts() {
        Map<String, Name.Doubt> doubts = new HashMap<>();
        for (String line : lines("doubtful.txt")) {
            String[] part = line.split("\t", -1);
            boolean strict = part[0].startsWith("!");
            Set<String> supporters = part.length > 1 ? Set.of(part[1].split(" ", -1)) : Set.of();
            doubts.put(strict ? part[0].substring(1) : part[0], new Name.Doubt(strict, supporters));
        }
        return doubts;
    }

    private static KnownPlace place(String[] part) {
        String lat = part[5];
        return new KnownPlace(
                part[0].isEmpty() ? null : part[0],
                KnownPlace.Kind.valueOf(part[1].toUpperCase(Locale.ROOT)),
                part[2],
                part[4].isEmpty() ? null : part[4],
                lat.isEmpty() ? null : new Place.GeoPoint(Double.parseDouble(lat), Double.parseDouble(part[6])),
                part[7].isEmpty() ? 0 : Long.parseLong(part[7]));
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

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Gazetteer.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource, e);
        }
    }
}
