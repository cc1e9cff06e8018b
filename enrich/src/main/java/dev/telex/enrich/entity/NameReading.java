package dev.telex.enrich.entity;

import dev.telex.enrich.entity.Candidate.Source;
import dev.telex.enrich.tagger.NameTagger.Span;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Chooses which spans of a field are names, from all that propose some: the tagger, the dictionaries, the users'
/// lists, and what the article itself says.
final class NameReading {
    private static final Comparator<Candidate> LONGEST_THEN_BEST = Comparator.comparingInt(
                    (Candidate name) -> name.start() - name.end())
            .thenComparing(Candidate::source, Comparator.reverseOrder())
            .thenComparingInt(Candidate::start);

    private final FieldReading field;
    private final List<Candidate> candidates = new ArrayList<>();

    private NameReading(FieldReading field) {
        this.field = field;
    }

    /// @param places what the names of places in the field mean
    /// @return in the order of the field, none overlapping
    static List<Candidate> read(
            FieldReading field,
            List<PlaceReading.Meaning> places,
            List<Candidate> listed,
            Definitions definitions,
            Lists lists) {
        var reading = new NameReading(field);
        reading.candidates.addAll(listed);
        reading.candidates.addAll(definitions.in(field));
        places.forEach(reading::place);
        field.tagged().forEach(name -> reading.tagged(name, lists));
        return chosen(field, reading.candidates);
    }

    /// What the lists have in a field.
    static List<Candidate> listed(FieldReading field, Lists lists) {
        List<Candidate> candidates = new ArrayList<>();
        FieldWords tokens = field.tokens();
        for (int i = 0; i < tokens.size; i++) {
            Lists.Found found = lists.longest(tokens, i, field.shouting());
            if (found != null) {
                candidates.add(listed(field, i, found));
                i = found.last();
            }
        }
        return candidates;
    }

    /// Of candidates that overlap the longest, of equally long ones that from the best source.
    static List<Candidate> chosen(FieldReading field, List<Candidate> candidates) {
        List<Candidate> ranked = new ArrayList<>(candidates);
        ranked.sort(LONGEST_THEN_BEST);
        BitSet taken = new BitSet(field.tokens().size);
        List<Candidate> chosen = new ArrayList<>(ranked.size());
        for (Candidate name : ranked) {
            int overlap = taken.nextSetBit(name.first());
            if (overlap < 0 || overlap > name.last()) {
                taken.set(name.first(), name.last() + 1);
                chosen.add(name);
            }
        }
        chosen.sort(Comparator.comparingInt(Candidate::start));
        return chosen;
    }

    private void place(PlaceReading.Meaning meaning) {
        Sighting sighting = meaning.sighting();
        Evidence evidence = sighting.evidence();
        if (evidence.isLonger(sighting.start(), sighting.end()) || isTeam(meaning)) {
            return;
        }
        candidates.add(new Candidate(
                field,
                sighting.first(),
                sighting.last(),
                sighting.end(),
                meaning.type(),
                meaning.confidence(),
                Source.PLACES,
                meaning.place().link(),
                meaning,
                meaning.type() == EntityType.LOC ? Governments.sense(sighting, meaning.place()) : null));
    }

    /// "Liverpool beat Arsenal": the tagger knows from the words around.
    private static boolean isTeam(PlaceReading.Meaning meaning) {
        Sighting sighting = meaning.sighting();
        return sighting.evidence().isSame(EntityType.ORG)
                && meaning.place().isSettlement()
                && !Governments.isSeat(meaning.place())
                && sighting.standing() != Standing.DATELINE
                && sighting.standing() != Standing.LOCATED;
    }

    private void tagged(Span name, Lists lists) {
        FieldWords tokens = field.tokens();
        int first = tokens.from(name.start());
        int last = tokens.to(name.end());
        boolean isPronoun =
                field.shouting() && first == last && tokens.text(last).equals("US");
        if (first > last || isPronoun) {
            return; // Nothing but signs; or the dictionary has decided already.
        }
        // "Iraq's": the possessive is no part of the name.
        if (last > first
                && tokens.gap[last] == FieldWords.APOSTROPHE
                && tokens.text(last).equals("s")) {
            last--;
        }
        while (name.type() == EntityType.PER && first < last && isTitle(tokens, first)) {
            first++;
        }
        int start = first == tokens.from(name.start()) ? name.start() : tokens.start[first];
        int end = last == tokens.to(name.end()) ? name.end() : tokens.end[last];
        EntityLink link = name.type() == EntityType.ORG ? lists.organisation(tokens, first, last) : null;
        if (start == tokens.start[first]) {
            candidates.add(new Candidate(
                    field, first, last, end, name.type(), name.confidence(), Source.TAGGER, link, null, null));
        }
    }

    private static boolean isTitle(FieldWords tokens, int token) {
        byte gap = tokens.gapAfter(token);
        return NameWords.TITLES.contains(tokens.text(token)) && (gap == FieldWords.SPACE || gap == FieldWords.STOP);
    }

    private static Candidate listed(FieldReading field, int first, Lists.Found found) {
        DictionaryEntry entry = found.entry();
        return new Candidate(
                field,
                first,
                found.last(),
                field.tokens().end[found.last()],
                entry.type(),
                found.users() ? Confidence.CERTAIN : Confidence.USUAL,
                found.users() ? Source.USER : Source.LIST,
                new EntityLink(entry.id(), entry.name()),
                null,
                null);
    }
}
