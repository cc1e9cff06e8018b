package dev.telex.press.story;

import java.util.Arrays;
import java.util.List;

/// The places of the world where news happens, from `places.csv`.
final class Gazetteer {
    private final List<Fact.Place> places;

    private Gazetteer(List<Fact.Place> places) {
        this.places = places;
    }

    static Gazetteer ofResources() {
        return new Gazetteer(
                Resources.rows("places.csv").stream().map(Gazetteer::place).toList());
    }

    Fact.Place any(Dice dice) {
        return dice.pick(places);
    }

    Fact.Place outside(String country, Dice dice) {
        return dice.pick(places.stream()
                .filter(place -> !place.country().equals(country))
                .toList());
    }

    private static Fact.Place place(String row) {
        List<String> cells =
                Arrays.stream(row.split(",", -1)).map(String::strip).toList();
        return new Fact.Place(
                cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), Double.parseDouble(cells.get(5)));
    }
}
