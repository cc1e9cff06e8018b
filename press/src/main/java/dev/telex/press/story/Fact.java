package dev.telex.press.story;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/// Something that is true of an event, whoever tells it.
sealed interface Fact {

    record Words(String words) implements Fact {}

    /// A number with so many decimals; a count below ten is written as a word, as wires do.
    record Amount(double value, int decimals, long step) implements Fact {
        private static final List<String> WORDS =
                List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

        /// Grown, by one step at least; for whole numbers.
        Amount times(double factor) {
            return new Amount(
                    Math.max(Math.round(value * factor / step) * step, Math.round(value) + step), decimals, step);
        }

        /// What a desk gets wrong: near enough to be believed.
        Amount mistaken() {
            return decimals > 0
                    ? new Amount(value + 0.3, decimals, step)
                    : new Amount(value + Math.max(2 * step, Math.round(value / 4 / step) * step), decimals, step);
        }

        String written() {
            if (decimals > 0) {
                return String.format(Locale.ROOT, "%." + decimals + "f", value);
            }
            long whole = Math.round(value);
            return whole < 10
                    ? WORDS.get((int) whole)
                    : NumberFormat.getIntegerInstance(Locale.ROOT).format(whole);
        }
    }

    /// A title either stands before the name ("Governor") or behind it, between commas ("a seismologist at …").
    record Person(String given, String family, boolean woman, String title) implements Fact {

        boolean titleBehind() {
            return title.startsWith("a ") || title.startsWith("an ") || title.startsWith("the ");
        }

        String name() {
            return given + " " + family;
        }

        String introduced() {
            return titleBehind() ? name() + ", " + title + "," : title + " " + name();
        }

        String property(String property) {
            return switch (property) {
                case "name" -> name();
                case "last" -> family;
                case "he" -> woman ? "she" : "he";
                case "his" -> woman ? "her" : "his";
                case "him" -> woman ? "her" : "him";
                default -> throw new IllegalArgumentException("grammar: a person has no ." + property);
            };
        }
    }

    /// A city; `utcOffset` in hours, without daylight saving.
    record Place(String city, String country, String adjective, String capital, String region, double utcOffset)
            implements Fact {

        String property(String property) {
            return switch (property) {
                case "", "city" -> city;
                case "country" -> country;
                case "adj" -> adjective;
                case "capital" -> capital;
                default -> throw new IllegalArgumentException("grammar: a place has no ." + property);
            };
        }
    }
}
