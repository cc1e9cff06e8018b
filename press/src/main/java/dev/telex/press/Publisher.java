package dev.telex.press;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// An invented newsroom.
///
/// @param number from 0
/// @param label of its host: `kestrel-wire`, of `kestrel-wire.localhost`
/// @param british its spelling
record Publisher(int number, String name, String label, boolean british, List<Section> sections) {
    private static final List<String> NAMES = List.of(
            "Kestrel",
            "Harbour",
            "Meridian",
            "Lantern",
            "Northgate",
            "Saltmarsh",
            "Bluestone",
            "Foundry",
            "Cormorant",
            "Estuary",
            "Granite",
            "Halyard",
            "Juniper",
            "Larkfield",
            "Millrace",
            "Oxbow",
            "Pinnacle",
            "Quayside",
            "Redwater",
            "Sable",
            "Thornfield",
            "Upland",
            "Viaduct",
            "Westering",
            "Yarrow",
            "Beacon Hill",
            "Copperline",
            "Driftwood",
            "Eastbank",
            "Fenland",
            "Gatehouse",
            "Heronsgate",
            "Inkwell",
            "Keystone Row",
            "Longshore",
            "Marlinspike");
    private static final List<String> FORMS = List.of(
            "% Wire",
            "The % Gazette",
            "% Press Agency",
            "The % Courier",
            "% News Service",
            "The % Standard",
            "% Today",
            "The % Examiner",
            "% Dispatch",
            "The % Chronicle",
            "% Newsroom",
            "The % Ledger");

    static List<Publisher> all(PressSettings settings) {
        return IntStream.range(0, settings.publishers())
                .mapToObj(i -> of(i, settings.feedsPerPublisher()))
                .toList();
    }

    private static Publisher of(int number, int feeds) {
        int round = number / NAMES.size();
        String name = FORMS.get((number + round) % FORMS.size()).replace("%", NAMES.get(number % NAMES.size()));
        // After every name has had every form, newsrooms open branches.
        String whole = round < FORMS.size() ? name : name + " " + (round / FORMS.size() + 1);
        String label = whole.toLowerCase(Locale.ROOT).replaceFirst("^the ", "").replace(' ', '-');
        return new Publisher(number, whole, label, number % 3 == 1, Section.of(number, feeds));
    }

    String host() {
        return label + ".localhost";
    }

    String language() {
        return british ? "en-GB" : "en-US";
    }

    /// Every other publisher prefers Atom.
    boolean atom(int feed) {
        return (number + feed) % 2 == 1;
    }

    String path(int feed) {
        return "/" + sections.get(feed).slug() + (atom(feed) ? ".atom" : ".rss");
    }
}
