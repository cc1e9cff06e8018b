package dev.telex.enrich.entity;

import java.util.Set;

/// English words that tell what a capital letter beside a place means.
final class SentenceWords {
    /// Before a place: "in Nice", "northern Iraq".
    static final Set<String> PLACE_WORDS = words("""
            in at from near outside inside to into across around through throughout toward towards within via
            leave visit northern southern eastern western central downtown southeastern northeastern
            southwestern northwestern neighboring neighbouring nearby greater mainland""");

    /// Capitalised before a place without making it another name: "West Africa", "Greater London".
    static final Set<String> DIRECTIONS = words("""
            North South East West Northern Southern Eastern Western Central Greater Upper Lower Inner Outer
            Downtown Mainland Southeast Northeast Southwest Northwest Occupied Former Old""");

    /// Capitalised because they begin a sentence.
    static final Set<String> OPENERS = words("""
            The A An In At From To For On Of By With Without But And Or If As While When Where Although Though
            Because Since After Before Both Neither Either Outside Inside Near Across Around Over Under Like
            Unlike Until Once That This Only Even Meanwhile Does Did Is Was Will Can Should Could Would Has Why
            How What Between Against Despite Among Yet So Now Then Within Through Via Leaving""");

    /// Capitalised, and beside places in datelines: "LONDON, Monday".
    static final Set<String> DATES = words("""
            January February March April May June July August September October November December Jan Feb Mar
            Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday""");

    /// Of a country, behind it: "France President".
    static final Set<String> OFFICES = words("""
            President Prime Premier Chancellor King Queen Prince Foreign Finance Defence Defense Interior Trade
            Army Navy Government Parliament Mayor Governor Ambassador Minister Captain Coach Supreme""");

    /// Before "of": "Honda Motor Co Ltd of Japan" is not a name as "Bank of Japan" is.
    static final Set<String> COMPANIES = words("""
            Co Inc Ltd Corp PLC Plc Group Company Corporation Limited Press Republic""");

    private SentenceWords() {}

    /// Towns are called Of, March and Old: who writes these words means something else.
    static boolean isNoTown(String word) {
        return OPENERS.contains(word) || DATES.contains(word) || DIRECTIONS.contains(word) || OFFICES.contains(word);
    }

    private static Set<String> words(String list) {
        return Set.of(list.split("\\s+", -1));
    }
}
