package dev.telex.app;

import dev.telex.query.Parsing;
import dev.telex.query.QueryLanguage;
import dev.telex.query.WatchParsing;
import dev.telex.wire.Destination;
import dev.telex.wire.Routing;
import dev.telex.wire.Watch;
import dev.telex.wire.Watch.When;
import dev.telex.wire.web.WebAddress;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with a watch, before it is anywhere.
public final class WatchFaults {
    private WatchFaults() {}

    /// All of it, for people; empty: nothing.
    public static List<String> of(Watch watch) {
        List<String> faults = new ArrayList<>();
        if (watch.id().isBlank() || watch.id().contains("/")) {
            faults.add("id is \"%s\"; expected a name without a slash".formatted(watch.id()));
        }
        switch (QueryLanguage.parseWatch(watch.query())) {
            case Parsing.Refused refused -> faults.add("query: " + refused.message());
            case Parsing.Parsed _ -> {}
            case WatchParsing.OfTrends _ -> {
                if (!watch.when().equals(When.FIRST)) {
                    faults.add("when says which articles of a story alert, and the query asks for bursts;"
                            + " take it out: a burst alerts once");
                }
            }
        }
        if (watch.when().sources() < 1) {
            faults.add("when.sources is %d; expected at least 1"
                    .formatted(watch.when().sources()));
        }
        routing(watch.routing(), faults);
        return faults;
    }

    private static void routing(Routing routing, List<String> faults) {
        Integer ceiling = routing.ceiling();
        if (ceiling != null && ceiling < 1) {
            faults.add("routing.ceiling is %d; expected at least 1 an hour".formatted(ceiling));
        }
        if (routing.quiet() != null) {
            try {
                LocalTime.parse(routing.quiet().from());
                LocalTime.parse(routing.quiet().to());
                ZoneId.of(routing.quiet().zone());
            } catch (DateTimeException e) {
                faults.add("routing.quiet: %s; expected from and to as in 22:00 and a zone as in Europe/Berlin"
                        .formatted(e.getMessage()));
            }
        }
        Set<String> names = new HashSet<>();
        for (Destination destination : routing.destinations()) {
            if (!names.add(destination.name())) {
                faults.add("two destinations are called %s; give each a name of its own".formatted(destination.name()));
            }
            address(destination, faults);
        }
    }

    private static void address(Destination destination, List<String> faults) {
        String address = destination.address();
        if (address == null) {
            if (destination.secret() == null) {
                faults.add("destination %s has neither address nor secret".formatted(destination.name()));
            }
        } else if (destination.kind() == Destination.Kind.EMAIL) {
            if (!address.matches("[^@\\s]+@[^@\\s]+")) {
                faults.add("destination %s: %s is no e-mail address".formatted(destination.name(), address));
            }
        } else {
            try {
                WebAddress.parse(address);
            } catch (IllegalArgumentException e) {
                faults.add("destination %s: its address is none: %s".formatted(destination.name(), e.getMessage()));
            }
        }
    }
}
