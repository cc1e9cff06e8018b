package dev.telex.enrich.fact;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.Fact;
import dev.telex.wire.Mention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the facts of an article.
public final class Facts {
    private Facts() {}

    /// @param title     its tokens
    /// @param text      its tokens
    /// @param language  as BCP 47 has it; null: unknown, taken for English
    /// @param published days are reckoned from it, in UTC; null: only days that name their year are known
    /// @param mentions  what the article names: who of them spoke
    /// @return those of the title first, each field in the order of the text
    public static List<Fact> of(
            Tokens title, Tokens text, @Nullable String language, @Nullable Instant published, List<Mention> mentions) {
        Locale locale = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
        Days days = Days.of(
                locale,
                published == null ? null : published.atZone(ZoneOffset.UTC).toLocalDate());
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        List<Fact> facts = new ArrayList<>();
        facts.addAll(inField(Mention.TITLE, title, days, english, mentions));
        facts.addAll(inField(null, text, days, english, mentions));
        return facts;
    }

    private static List<Fact> inField(
            @Nullable String field, Tokens tokens, Days days, boolean english, List<Mention> mentions) {
        Field words = new Field(field, tokens);
        List<Fact> facts = new ArrayList<>(days.in(words));
        if (english) {
            facts.addAll(People.in(words));
            facts.addAll(Quotes.in(words, mentions));
        }
        facts.sort(Field.BY_PLACE);
        return facts;
    }
}
