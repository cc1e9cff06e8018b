package dev.telex.enrich.entity;

import dev.telex.enrich.entity.Candidate.Source;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is who in an article: one decision for a name, wherever it stands.
///
/// A full name is introduced once; afterwards its last word is that person ("Keir Starmer", "Starmer"), its first words
/// that company ("Boeing Co", "Boeing"), its acronym that body. Whom no dictionary knows gets an id made of type and
/// name, so that articles about the same meet.
final class Cast {
    private final Definitions definitions;
    private final Map<String, EntityLink> byName = new HashMap<>();
    /// The last word of a person's name, or the first of an organisation's; null: several have it.
    private final Map<String, @Nullable EntityLink> byWord = new HashMap<>();

    private Cast(Definitions definitions) {
        this.definitions = definitions;
    }

    /// The same names, each with whom it means.
    static List<Candidate> linked(List<Candidate> names, Definitions definitions) {
        var cast = new Cast(definitions);
        names.forEach(cast::introduce);
        List<Candidate> linked = new ArrayList<>(names.size());
        names.forEach(name -> linked.add(name.linked(cast.link(name))));
        return linked;
    }

    private void introduce(Candidate name) {
        String key = key(name.type(), name.text());
        if (name.link() != null) {
            byName.putIfAbsent(key, name.link());
        }
        if (name.place() != null || (name.isOneWord() && !isWhole(name))) {
            return;
        }
        EntityLink link = byName.computeIfAbsent(key, _ -> new EntityLink(id(name.type(), name.text()), shown(name)));
        String word = shortWord(name);
        if (word != null) {
            byWord.merge(name.type() + word, link, (one, other) -> one.equals(other) ? one : null);
        }
    }

    /// Whether one word is all of a name: an acronym is, a surname is not, and of places many share a name.
    private static boolean isWhole(Candidate name) {
        return name.link() != null || name.type() == EntityType.ORG || name.type() == EntityType.MISC;
    }

    private static @Nullable String shortWord(Candidate name) {
        FieldWords tokens = name.field().tokens();
        if (name.isOneWord()) {
            return null;
        }
        return switch (name.type()) {
            case PER -> FieldWords.folded(tokens.text(name.last()));
            case ORG -> {
                String word = tokens.text(name.first());
                yield word.length() > 3 ? FieldWords.folded(word) : null;
            }
            case LOC, MISC -> null;
        };
    }

    private @Nullable EntityLink link(Candidate name) {
        if (name.link() != null || name.place() != null) {
            return name.link();
        }
        Definitions.Definition definition = name.source() == Source.DEFINED ? definitions.of(name.text()) : null;
        if (definition != null && definition.link() != null) {
            return definition.link();
        }
        Candidate full = definition == null ? null : definition.full();
        if (full != null) {
            return byName.get(key(full.type(), full.text()));
        }
        EntityLink own = byName.get(key(name.type(), name.text()));
        if (name.isOneWord() && (own == null || isMade(own))) {
            EntityLink longer = byWord.get(name.type() + FieldWords.folded(name.text()));
            return longer != null ? longer : own;
        }
        return own;
    }

    private static boolean isMade(EntityLink link) {
        return link.id().contains(":");
    }

    /// The id of whom no dictionary has one for.
    static String id(EntityType type, String name) {
        String words = key(type, name).substring(type.name().length() + 1);
        return type.name().toLowerCase(Locale.ROOT) + ":" + words.replace(' ', '-');
    }

    /// On one line, whatever line breaks it was written over.
    private static String shown(Candidate name) {
        return name.text().replaceAll("\\s+", " ");
    }

    /// "The Boeing Co." and "Boeing" are one name.
    private static String key(EntityType type, String text) {
        FieldWords tokens = FieldWords.of(text);
        StringBuilder key = new StringBuilder(type.name()).append(' ');
        int last = tokens.size - 1;
        while (type == EntityType.ORG
                && last > 0
                && NameWords.COMPANY_ENDS.contains(FieldWords.folded(tokens.text(last)))) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            String word = FieldWords.folded(tokens.text(i));
            if (i > 0 || last == 0 || !word.equals("the")) {
                key.append(word).append(i < last ? " " : "");
            }
        }
        return key.toString();
    }
}
