package dev.telex.press.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes up events and writes them as wire stories. Everything follows from the seeds given: no state, safe for
/// any number of threads.
public final class Storyteller {
    private final List<Kind> kinds;
    private final Gazetteer gazetteer;
    private final Census census;

    private Storyteller(List<Kind> kinds, Gazetteer gazetteer, Census census) {
        this.kinds = kinds;
        this.gazetteer = gazetteer;
        this.census = census;
    }

    /// Reads the grammar from the class path.
    ///
    /// @throws IllegalArgumentException where a file of the grammar is wrong, with the line
    public static Storyteller ofResources() {
        RuleFile common = Resources.rules("common.txt");
        List<Kind> kinds = Resources.rows("kinds.txt").stream()
                .map(name -> kind(name.strip(), common))
                .toList();
        return new Storyteller(kinds, Gazetteer.ofResources(), Census.ofResources());
    }

    private static Kind kind(String name, RuleFile common) {
        RuleFile own = Resources.rules("kinds/" + name + ".txt");
        String theme = own.setting("theme", "");
        // A kind that is like no other has no theme, and all its rules in its own file.
        return Kind.of(
                name,
                own,
                theme.isEmpty() ? RuleFile.read("no theme", List.of()) : Resources.rules("themes/" + theme + ".txt"),
                common);
    }

    /// The kinds of events, as [Outline#kind] says them.
    public List<String> kinds() {
        return kinds.stream().map(Kind::name).toList();
    }

    /// An event of any kind, anywhere.
    public Outline outline(long seed, Instant happened) {
        return outline(new Dice(seed).fork("kind").pick(kinds), seed, happened);
    }

    /// An event of one of the [#kinds].
    public Outline outline(String kind, long seed, Instant happened) {
        Kind found = kinds.stream()
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no kind of event " + kind + ", there are: " + kinds()));
        return outline(found, seed, happened);
    }

    private Outline outline(Kind kind, long seed, Instant happened) {
        Dice dice = new Dice(seed);
        Fact.Place place = gazetteer.any(dice.fork("place"));
        return new Outline(
                kind,
                place,
                happened,
                () -> new FactMaker(
                                gazetteer,
                                census,
                                kind,
                                place,
                                Moment.local(happened, place.utcOffset()),
                                dice.fork("facts"))
                        .make());
    }

    /// The event as `telling` says.
    public Manuscript write(Outline outline, Telling telling) {
        Dice dice = new Dice(telling.seed());
        Kind kind = outline.rules();
        Draft draft = new Draft(kind, dice).follow(kind.setting("plan"));
        for (int update = 1; update <= telling.updates(); update++) {
            draft.update(update, kind.setting("update"));
        }
        Text text = new Text(kind, draft);
        Map<String, Fact> facts = grown(outline, telling.updates());
        Erratum erratum = telling.error() ? Erratum.find(text, kind, facts, dice) : Erratum.none(facts);
        Map<String, Fact> told = telling.error() && !telling.corrected() ? erratum.mistaken() : facts;

        List<String> paragraphs = new ArrayList<>(text.paragraphs(told));
        Fact.Person author = byline(outline, dice.fork("author"));
        paragraphs.add(signOff(kind, told, author, byline(outline, dice.fork("editor")), dice));
        return new Manuscript(
                text.headline(told, 0),
                text.headline(told, 1),
                Moment.dateline(outline.city(), outline.localTime(), telling.credit()),
                text.summary(told),
                List.copyOf(paragraphs),
                author.name(),
                telling.corrected() ? erratum.note() : "");
    }

    /// Why a story is withdrawn, in a few sentences.
    public List<String> withdrawal(Outline outline, Telling telling, String headline) {
        Dice dice = new Dice(telling.seed());
        Map<String, Fact> facts = new HashMap<>(outline.facts());
        facts.put("headline", new Fact.Words(headline));
        facts.put("publisher", new Fact.Words(telling.credit()));
        Kind kind = outline.rules();
        Draft draft = new Draft(kind, dice.fork("withdrawal")).follow(kind.setting("withdrawal"));
        return new Text(kind, draft).paragraphs(facts);
    }

    private static Map<String, Fact> grown(Outline outline, int updates) {
        Map<String, Fact> facts = new HashMap<>(outline.facts());
        for (String rising : outline.rules().rising()) {
            if (updates > 0 && facts.get(rising) instanceof Fact.Amount amount) {
                facts.put(rising, amount.times(1 + 0.2 * updates));
            }
        }
        return facts;
    }

    private Fact.Person byline(Outline outline, Dice dice) {
        Fact.Place from = dice.chance(0.6) ? outline.place() : gazetteer.any(dice);
        return census.person(from.region(), "", dice);
    }

    private static String signOff(
            Kind kind, Map<String, Fact> facts, Fact.Person author, Fact.Person editor, Dice dice) {
        Map<String, Fact> names = new HashMap<>(facts);
        names.put("author", new Fact.Words(author.name()));
        names.put("editor", new Fact.Words(editor.name()));
        Dice own = dice.fork("sign-off");
        return Polish.sentence(new Expansion(kind, names).expand(own.pick(kind.rule("signoff")), own));
    }
}
