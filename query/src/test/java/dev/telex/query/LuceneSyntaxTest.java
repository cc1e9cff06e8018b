package dev.telex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.query.Parsing.Parsed;
import dev.telex.query.Query.And;
import dev.telex.query.Query.AtLeast;
import dev.telex.query.Query.Not;
import dev.telex.query.Query.Or;
import dev.telex.query.Query.Word;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.precedence.PrecedenceQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

/// What Lucene makes of Booleans where AND binds more than OR, we do. Its classic parser does not know that: of
/// "a AND b OR c" it drops the alternative.
class LuceneSyntaxTest {
    private static final List<String> WORDS = List.of("a", "b", "c", "d", "e");

    private final Random random = new Random(11);
    private final PrecedenceQueryParser lucene = new PrecedenceQueryParser(new WhitespaceAnalyzer());

    @Test
    void readsBooleansAsLuceneDoes() throws QueryNodeException {
        for (int i = 0; i < 3_000; i++) {
            String text = query(3);
            org.apache.lucene.search.Query lucenes = lucene.parse(text, "text");
            Query ours = ((Parsed) QueryLanguage.parse(text)).query();
            for (int bits = 0; bits < 1 << WORDS.size(); bits++) {
                int chosen = bits;
                Set<String> article = WORDS.stream()
                        .filter(word -> (chosen >>> WORDS.indexOf(word) & 1) != 0)
                        .collect(Collectors.toSet());
                assertThat(holds(ours, article)).as("%s of %s", text, article).isEqualTo(holds(lucenes, article));
            }
        }
    }

    private String query(int depth) {
        if (depth == 0) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        Supplier<String> part = () -> part(depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> joined(2 + random.nextInt(2), " AND ", part);
            case 1 -> joined(2 + random.nextInt(3), " OR ", part);
            case 2 -> joined(2 + random.nextInt(3), " ", part);
            case 3 -> part.get() + " AND NOT " + part.get();
            case 4 -> part.get() + " -" + part.get() + " " + part.get();
            case 5 -> "+" + part.get() + " " + part.get() + " !" + part.get();
            case 6 -> part.get() + " AND " + part.get() + " OR " + part.get() + " && " + part.get();
            case 7 -> part.get() + " OR " + part.get() + " " + part.get() + " AND " + part.get();
            default -> "(" + joined(3 + random.nextInt(2), " ", part) + ")@" + (1 + random.nextInt(3));
        };
    }

    private String part(int depth) {
        return depth == 0 ? query(0) : "(" + query(random.nextInt(depth + 1)) + ")";
    }

    private static String joined(int count, String between, Supplier<String> part) {
        return Stream.generate(part).limit(count).collect(Collectors.joining(between));
    }

    private static boolean holds(Query query, Set<String> article) {
        return switch (query) {
            case Word word -> article.contains(word.term().text());
            case Not(var part) -> !holds(part, article);
            case And(var parts) -> parts.stream().allMatch(part -> holds(part, article));
            case Or(var parts) -> parts.stream().anyMatch(part -> holds(part, article));
            case AtLeast(int count, var parts) ->
                parts.stream().filter(part -> holds(part, article)).count() >= count;
            case Query.Everything _, Query.Phrase _, Query.Numbers _, Query.Times _ ->
                throw new AssertionError("not written here: " + query);
        };
    }

    private static boolean holds(org.apache.lucene.search.Query query, Set<String> article) {
        if (query instanceof TermQuery term) {
            return article.contains(term.getTerm().text());
        }
        BooleanQuery all = (BooleanQuery) query;
        long may = all.clauses().stream()
                .filter(clause -> clause.occur() == Occur.SHOULD && holds(clause.query(), article))
                .count();
        boolean needsNone = all.clauses().stream().map(BooleanClause::occur).anyMatch(Occur.MUST::equals);
        return may >= Math.max(all.getMinimumNumberShouldMatch(), needsNone ? 0 : 1)
                && all.clauses().stream().allMatch(clause -> switch (clause.occur()) {
                    case MUST, FILTER -> holds(clause.query(), article);
                    case MUST_NOT -> !holds(clause.query(), article);
                    case SHOULD -> true;
                });
    }
}
