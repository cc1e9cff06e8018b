package dev.telex.enrich.entity;

import dev.telex.enrich.entity.Candidate.Source;
import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One type for a name throughout an article: the tagger sees a sentence at a time, and where it takes the same words
/// for a person here and a company there, the type that it is surer of in all counts everywhere. A place that no
/// dictionary believes in, and that has the surname of somebody in the article, is that person: "Jack London wrote …
/// London said".
final class Consensus {
    private Consensus() {}

    static List<Candidate> of(List<Candidate> names) {
        Map<String, Map<EntityType, Double>> votes = new HashMap<>();
        for (Candidate name : names) {
            if (name.source() == Source.TAGGER) {
                votes.computeIfAbsent(name.text(), _ -> new EnumMap<>(EntityType.class))
                        .merge(name.type(), name.confidence(), Double::sum);
            }
        }
        Set<String> surnames = surnames(names);
        List<Candidate> agreed = new ArrayList<>(names.size());
        for (Candidate name : names) {
            Map<EntityType, Double> vote = name.source() == Source.TAGGER ? votes.get(name.text()) : null;
            EntityType type = vote == null ? name.type() : winner(vote, name.type());
            boolean isPerson = vote != null
                    && type == EntityType.LOC
                    && name.isOneWord()
                    && surnames.contains(FieldWords.folded(name.text()));
            agreed.add(name.typed(isPerson ? EntityType.PER : type));
        }
        return agreed;
    }

    private static Set<String> surnames(List<Candidate> names) {
        Set<String> surnames = new HashSet<>();
        for (Candidate name : names) {
            if (name.type() == EntityType.PER && !name.isOneWord()) {
                surnames.add(FieldWords.folded(name.field().tokens().text(name.last())));
            }
        }
        return surnames;
    }

    private static EntityType winner(Map<EntityType, Double> vote, EntityType own) {
        EntityType winner = own;
        for (Map.Entry<EntityType, Double> type : vote.entrySet()) {
            winner = type.getValue() > vote.getOrDefault(winner, 0.0) ? type.getKey() : winner;
        }
        return winner;
    }
}
