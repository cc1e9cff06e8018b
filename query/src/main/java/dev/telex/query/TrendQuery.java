package dev.telex.query;

import dev.telex.query.words.WordForms;
import dev.telex.query.words.Words;
import dev.telex.wire.Trend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which bursts a watch asks for: `trend:Jakarta`, or `trend:(Jakarta AND Q3630)` for a pair. What more articles
/// are about than usual is an entity or a pair of them, and no article: so nothing else can be asked of it.
///
/// @param any at least one
public record TrendQuery(List<Subject> any) {
    public TrendQuery {
        any = List.copyOf(any);
    }

    /// What is to burst.
    ///
    /// @param names of one entity, or of the two of a pair; or one that is the id of a pair, as telex.trends has it
    public record Subject(List<Name> names) {
        public Subject {
            names = List.copyOf(names);
        }

        boolean isOf(Trend trend) {
            List<Trend.Named> entities = trend.entities();
            Name first = names.getFirst();
            Name last = names.getLast();
            if (names.size() != entities.size()) {
                return names.size() == 1 && trend.id().equalsIgnoreCase(first.text());
            }
            return (first.isOf(entities.getFirst()) && last.isOf(entities.getLast()))
                    || (first.isOf(entities.getLast()) && last.isOf(entities.getFirst()));
        }
    }

    /// An entity as people name it: by its id, or by words that stand side by side in its name.
    ///
    /// @param text  as it is written
    /// @param words of it, without case and accents; at least one
    public record Name(String text, List<String> words) {
        public Name {
            words = List.copyOf(words);
        }

        static Name of(String text) {
            return new Name(text.strip(), TrendQuery.words(text));
        }

        boolean isOf(Trend.Named entity) {
            return entity.id().equalsIgnoreCase(text)
                    || Collections.indexOfSubList(TrendQuery.words(entity.name()), words) >= 0;
        }
    }

    public boolean matches(Trend trend) {
        return any.stream().anyMatch(subject -> subject.isOf(trend));
    }

    /// The words of a name, as they are compared.
    public static List<String> words(String name) {
        Words words = new Words();
        words.read(name);
        List<String> all = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            all.add(WordForms.PLAIN.form(name.substring(words.start(i), words.end(i))));
        }
        return all;
    }
}
