package dev.telex.ingest.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The words in dates: months, halves of the day, zones.
final class DateWords {
    private static final String[][] MONTHS = {
        {"jan", "gen", "ene", "янв", "ιαν", "ιαν", "sty"},
        {"feb", "fév", "fev", "fév", "фев", "φεβ", "φεύ", "lut"},
        {"mar", "mär", "mrz", "maa", "már", "мар", "μαρ", "μάρ"},
        {"apr", "avr", "abr", "ápr", "апр", "απρ", "kwi"},
        {"may", "mai", "mag", "máj", "maj", "mei", "мая", "май", "μαι", "μάι", "μαϊ"},
        {"jun", "juin", "giu", "jún", "июн", "ιουν", "ιούν", "cze"},
        {"jul", "juil", "lug", "júl", "июл", "ιουλ", "ιούλ", "lip"},
        {"aug", "aoû", "aou", "ago", "авг", "αυγ", "αύγ", "sie"},
        {"sep", "set", "szep", "сен", "σεπ", "wrz"},
        {"oct", "okt", "out", "ott", "окт", "οκτ", "paź"},
        {"nov", "ноя", "νοε", "νοέ", "lis"},
        {"dec", "dez", "dic", "déc", "дек", "δεκ", "gru"}
    };
    private static final Map<String, Integer> BY_START = new HashMap<>();

    static {
        for (int month = 0; month < MONTHS.length; month++) {
            for (String start : MONTHS[month]) {
                BY_START.put(start, month + 1);
            }
        }
    }

    /// Minutes east of Greenwich.
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("et", -300),
            Map.entry("cst", -360),
            Map.entry("cdt", -300),
            Map.entry("ct", -360),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("mt", -420),
            Map.entry("pst", -480),
            Map.entry("pdt", -420),
            Map.entry("pt", -480),
            Map.entry("akst", -540),
            Map.entry("akdt", -480),
            Map.entry("hst", -600),
            Map.entry("ast", -240),
            Map.entry("adt", -180),
            Map.entry("nst", -210),
            Map.entry("ndt", -150),
            Map.entry("bst", 60),
            Map.entry("wet", 0),
            Map.entry("west", 60),
            Map.entry("cet", 60),
            Map.entry("cest", 120),
            Map.entry("met", 60),
            Map.entry("mest", 120),
            Map.entry("mez", 60),
            Map.entry("mesz", 120),
            Map.entry("eet", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("sast", 120),
            Map.entry("ist", 330),
            Map.entry("pkt", 300),
            Map.entry("sgt", 480),
            Map.entry("hkt", 480),
            Map.entry("awst", 480),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("acst", 570),
            Map.entry("aest", 600),
            Map.entry("aedt", 660),
            Map.entry("nzst", 720),
            Map.entry("nzdt", 780),
            Map.entry("brt", -180),
            Map.entry("art", -180),
            Map.entry("a", -60),
            Map.entry("n", 60),
            Map.entry("m", -720),
            Map.entry("y", 720));

    private static final Set<String> AFTERNOON = Set.of("pm", "p", "오후", "μμ");
    private static final Set<String> FORENOON = Set.of("am", "오전", "πμ");
    /// Weekdays that start like a month: martes, mardi, mars; mai, maj; sept, set.
    private static final Set<String> WEEKDAYS =
            Set.of("mardi", "martes", "martedì", "martedi", "maandag", "marți", "setmana");

    private DateWords() {}

    /// 1 to 12; 0: not a month's name.
    static int month(String word) {
        for (int length = Math.min(4, word.length()); length >= 3; length--) {
            Integer month = BY_START.get(word.substring(0, length));
            if (month != null && !WEEKDAYS.contains(word)) {
                return month;
            }
        }
        return 0;
    }

    static boolean isAfternoon(String word) {
        return AFTERNOON.contains(word);
    }

    static boolean isForenoon(String word) {
        return FORENOON.contains(word);
    }

    /// Minutes east of Greenwich; 0 for one that is not known.
    static int zone(String word) {
        return ZONES.getOrDefault(word, 0);
    }
}
