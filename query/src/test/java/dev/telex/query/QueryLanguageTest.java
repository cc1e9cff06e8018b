package dev.telex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.query.Parsing.Parsed;
import dev.telex.query.Parsing.Refused;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryLanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a AND b OR c | a OR c AND b | different",
                "a AND b OR c | (a AND b) OR c | same",
                "a b | a OR b | same",
                "a OR b c | a OR b OR c | same",
                "a && !b | a AND NOT b | same",
                "a b -c | (a OR b) AND NOT c | same",
                "+a b | a | same",
                "+a +b -c | a AND b AND NOT c | same",
                "a NOT b | a AND NOT b | same",
                "(a b c)@1 | a b c | same",
                "(a OR b OR c)@2 | (a b c)@2 | same",
                "(a b c)@2 | (a b c)@3 | different",
                "title:(a OR b) | title:a OR title:b | same",
                "title.exact:US | title:exact:US | same",
                "\"US\" | exact:US | same",
                "\"us\" | us | same",
                "US | us | same",
                "exact:US | exact:us | different",
                "“interest rates” | \"interest rates\" | same",
                "COVID-19 | \"covid 19\" | same",
                "Moody's | moody | same",
                "killed:>10 | killed>10 | same",
                "a^2 | a | same",
                "\"a b\"~0 | \"a b\" | same",
                "\"(a OR b) c\" | \"a c\" OR \"b c\" | different",
                "\"Smith (Labour)\" | \"smith labour\" | same",
                "((a)) | a | same",
                "a\\:b | \"a:b\" | same",
            })
    void readsAsPeopleMeanIt(String one, String other, String verdict) {
        if (verdict.equals("same")) {
            assertThat(query(one)).isEqualTo(query(other));
        } else {
            assertThat(query(one)).isNotEqualTo(query(other));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a AND (b | 6 | never closed",
                "\"a b | 0 | never closed",
                "a) | 1 | closes nothing",
                "a OR NOT b | 5 | write AND NOT",
                "a AND | 5 | ends too early",
                "AND b | 0 | nothing on one side",
                "a OR OR b | 5 | nothing on one side",
                "() | 0 | empty group",
                "a - b | 2 | right behind it",
                "http://example.com/ | 0 | no field is called http",
                "titel:x | 0 | title",
                "title: x | 6 | right behind the colon",
                "roam~1 | 4 | fuzzy",
                "/roa[mn]/ | 0 | regular expressions",
                "[1 TO 2] | 0 | without a field",
                "(a b)~3 | 5 | quotes",
                "(a b)@3 | 5 | 3 asked for, of 2",
                "(a b)@x | 5 | no number",
                "\"a b\"~x | 5 | no number",
                "killed:many | 7 | no number",
                "killed:[10 20] | 7 | not complete",
                "killed: | 7 | missing",
                "published:2026-13 | 10 | no time",
                "published:now-3y | 10 | no time",
                "kind:gone | 5 | correction",
                "a* | 0 | side by side",
                "& | 0 | no word",
                "\"\" | 0 | without a word",
                "\"(a-b OR c) d\" | 1 | single word",
                "a\\ | 1 | backslash",
            })
    void refusesWithPositionAndMend(String text, int position, String says) {
        assertThat(QueryLanguage.parse(text)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.position()).isEqualTo(position);
            assertThat(refused.message()).contains(says);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "killed:>10, 10, false",
        "killed:>10, 11, true",
        "killed:>=10, 10, true",
        "killed:[10 TO 20}, 20, false",
        "killed:[* TO 20], 20, true",
        "killed:15, 15, true"
    })
    void boundsNumbers(String text, double value, boolean holds) {
        assertThat(((Query.Numbers) query(text)).holds(value)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"*:*", "NOT sport", "-sport", "a OR *:*", "(NOT a) AND (NOT b)", "NOT (a AND b)"})
    void refusesAWatchThatOnlyExcludesAndLetsASearchDoSo(String text) {
        assertThat(QueryLanguage.parseWatch(text)).isInstanceOf(Refused.class);
        assertThat(QueryLanguage.parse(text)).isInstanceOf(Parsed.class);
    }

    @Test
    void readsAQueryOfTensOfThousandsOfCharacters() {
        String text =
                IntStream.range(0, 5_000).mapToObj(i -> "\"name" + i + " x\"").collect(Collectors.joining(" OR "));

        assertThat(text).hasSizeGreaterThan(70_000);
        assertThat(((Query.Or) query(text)).parts()).hasSize(5_000);
        assertThat(QueryLanguage.parse(text + text)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesDepthInsteadOfLosingTheStack() {
        assertThat(QueryLanguage.parse("(".repeat(50_000)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.message()).contains("100 groups"));
    }

    @Test
    void explainsAQueryInWords() {
        assertThat(QueryLanguage.explain(query("title:\"interest rates\"~3 AND killed:>10 AND NOT exact:US")))
                .isEqualTo("""
                        all of
                          interest, rates within 3 moves of a word in title
                          killed above 10
                          not
                            exactly US
                        """);
    }

    private static Query query(String text) {
        return ((Parsed) QueryLanguage.parse(text)).query();
    }
}
