package dev.telex.press.story;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Decides the facts of an event in the order in which its grammar declares them, so that later ones may refer to
/// earlier ones.
final class FactMaker {
    private final Gazetteer gazetteer;
    private final Census census;
    private final Kind kind;
    private final Fact.Place here;
    private final LocalDateTime time;
    private final Dice dice;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    /// Nobody in a story shares a family name: on second reference it stands alone.
    private final Set<String> families = new HashSet<>();

    FactMaker(Gazetteer gazetteer, Census census, Kind kind, Fact.Place here, LocalDateTime time, Dice dice) {
        this.gazetteer = gazetteer;
        this.census = census;
        this.kind = kind;
        this.here = here;
        this.time = time;
        this.dice = dice;
    }

    Map<String, Fact> make() {
        facts.putAll(Moment.words(time));
        facts.put("city", new Fact.Words(here.city()));
        facts.put("country", new Fact.Words(here.country()));
        facts.put("adj", new Fact.Words(here.adjective()));
        facts.put("capital", new Fact.Words(here.capital()));
        for (Declaration declaration : kind.declarations()) {
            facts.put(declaration.name(), fact(declaration, dice.fork(declaration.name())));
        }
        return facts;
    }

    private Fact fact(Declaration declaration, Dice own) {
        return switch (declaration) {
            case Declaration.Count count -> count(count, own);
            case Declaration.Decimal decimal ->
                new Fact.Amount(tenth(own.between(decimal.low(), decimal.high())), 1, 1);
            case Declaration.Year year ->
                new Fact.Words(
                        String.valueOf(time.getYear() - year.fewest() - own.below(year.most() - year.fewest() + 1)));
            case Declaration.Wording wording ->
                new Fact.Words(Polish.inside(new Expansion(kind, facts).expand(wording.phrase(), own)));
            case Declaration.Elsewhere _ -> gazetteer.outside(here.country(), own);
            case Declaration.Someone someone -> person(someone, own);
        };
    }

    private Fact count(Declaration.Count count, Dice own) {
        double low = bound(count.low());
        double drawn = own.between(low, Math.max(low, bound(count.high())) + 1);
        return new Fact.Amount(
                Math.max(1, Math.round(Math.floor(drawn) / count.step())) * count.step(), 0, count.step());
    }

    private Fact person(Declaration.Someone someone, Dice own) {
        String region = switch (someone.from()) {
            case "local" -> here.region();
            case "anywhere" -> gazetteer.any(own).region();
            default -> ((Fact.Place) Objects.requireNonNull(facts.get(someone.from()))).region();
        };
        String title = Polish.inside(new Expansion(kind, facts).expand(someone.title(), own));
        Fact.Person person = census.person(region, title, own);
        for (int i = 0; i < 20 && families.contains(person.family()); i++) {
            person = census.person(region, title, own);
        }
        families.add(person.family());
        return person;
    }

    private double bound(Declaration.Bound bound) {
        return facts.get(bound.fact()) instanceof Fact.Amount amount ? amount.value() * bound.factor() : bound.factor();
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
