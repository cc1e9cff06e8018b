package dev.telex.enrich.watch;

import dev.telex.query.Moment;
import dev.telex.query.NumberField;
import dev.telex.query.Query.And;
import dev.telex.query.Query.AtLeast;
import dev.telex.query.Query.Everything;
import dev.telex.query.Query.Not;
import dev.telex.query.Query.Numbers;
import dev.telex.query.Query.Or;
import dev.telex.query.Query.Phrase;
import dev.telex.query.Query.Place;
import dev.telex.query.Query.Times;
import dev.telex.query.Query.Word;
import dev.telex.query.Term.AnyForm;
import dev.telex.query.Term.Exact;
import dev.telex.query.Term.Pattern;
import dev.telex.query.TimeField;
import dev.telex.query.WordField;
import dev.telex.query.words.WordForms;
import dev.telex.wire.EnrichedArticle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// The same watches and articles for Lucene, which says what has to match.
///
/// Each word of an article is in the index three times, at one position: "f" and its form, "x" and itself,
/// "p" and itself in lower case without accents.
final class Lucene implements AutoCloseable {
    private static final int GAP = 2048;
    private static final Map<String, String> FORMS = new ConcurrentHashMap<>();
    private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

    private final Analyzer analyzer = new Stacked();
    private final Collection<String> vocabulary;

    /// @param vocabulary all words that any article has: what a place of a phrase may stand for
    Lucene(Collection<String> vocabulary) {
        this.vocabulary = vocabulary;
        IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
    }

    /// By article, which watches match it: from one index of all articles.
    List<Set<String>> search(Map<String, dev.telex.query.Query> watches, List<EnrichedArticle> articles)
            throws IOException {
        List<Set<String>> matches = new ArrayList<>();
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (EnrichedArticle article : articles) {
                    writer.addDocument(document(article));
                    matches.add(new TreeSet<>());
                }
                writer.forceMerge(1);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (var watch : watches.entrySet()) {
                    for (ScoreDoc hit : searcher.search(lucene(watch.getValue()), articles.size()).scoreDocs) {
                        matches.get(hit.doc).add(watch.getKey());
                    }
                }
            }
        }
        return matches;
    }

    /// By article, which watches match it: as Lucene Monitor says, an article at a time.
    List<Set<String>> monitor(Map<String, dev.telex.query.Query> watches, List<EnrichedArticle> articles)
            throws IOException {
        List<Set<String>> matches = new ArrayList<>();
        try (Monitor monitor = new Monitor(analyzer)) {
            monitor.register(watches.entrySet().stream()
                    .map(watch -> new MonitorQuery(watch.getKey(), lucene(watch.getValue())))
                    .toList());
            for (EnrichedArticle article : articles) {
                matches.add(monitor.match(document(article), QueryMatch.SIMPLE_MATCHER).getMatches().stream()
                        .map(QueryMatch::getQueryId)
                        .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return matches;
    }

    @Override
    public void close() {
        analyzer.close();
    }

    /// Whether Lucene finds all that the query means. Where two places of a sloppy phrase may have the same
    /// word, it misses some: "(interest OR quake) quak*"~4 in "quake interest", as its way to keep such
    /// places apart is a heuristic. [NearnessTest] has those.
    boolean isCertain(dev.telex.query.Query query) {
        return switch (query) {
            case Everything _, Word _, Numbers _, Times _ -> true;
            case Phrase phrase ->
                phrase.slop() == 0
                        || vocabulary.stream()
                                .noneMatch(word -> 1
                                        < phrase.places().stream()
                                                .filter(place ->
                                                        place.any().stream().anyMatch(term -> is("text", term, word)))
                                                .count());
            case And(var parts) -> parts.stream().allMatch(this::isCertain);
            case Or(var parts) -> parts.stream().allMatch(this::isCertain);
            case AtLeast atLeast -> atLeast.parts().stream().allMatch(this::isCertain);
            case Not(var part) -> isCertain(part);
        };
    }

    private static Document document(EnrichedArticle article) {
        Document document = new Document();
        document.add(new TextField("title", article.title(), Field.Store.NO));
        document.add(new TextField("text", article.text(), Field.Store.NO));
        Fields.words(article, (field, value) -> document.add(new TextField(name(field), value, Field.Store.NO)));
        for (NumberField field : NumberField.values()) {
            Fields.numbers(article, field).forEach(value -> document.add(new DoublePoint(field.name(), value)));
        }
        for (TimeField field : TimeField.values()) {
            Fields.times(article, field)
                    .forEach(value -> document.add(new LongPoint(field.name(), value.toEpochMilli())));
        }
        return document;
    }

    private Query lucene(dev.telex.query.Query query) {
        return switch (query) {
            case Everything _ -> MatchAllDocsQuery.INSTANCE;
            case Word(var field, var term) -> inFields(field, name -> word(name, term));
            case Phrase phrase -> inFields(phrase.field(), name -> phrase(name, phrase));
            case Numbers(var field, double from, boolean fromIncluded, double to, boolean toIncluded) ->
                DoublePoint.newRangeQuery(
                        field.name(),
                        fromIncluded ? from : DoublePoint.nextUp(from),
                        toIncluded ? to : DoublePoint.nextDown(to));
            case Times(var field, var from, var to) ->
                LongPoint.newRangeQuery(
                        field.name(),
                        millis(from, Long.MIN_VALUE),
                        millis(to, Long.MAX_VALUE - 1) - (to == null ? 0 : 1));
            case And(var parts) -> all(parts);
            case Or(var parts) -> any(parts, 1);
            case AtLeast(int count, var parts) -> any(parts, count);
            case Not(var part) -> all(List.of(new Not(part)));
        };
    }

    private static long millis(@Nullable Moment moment, long open) {
        return moment == null ? open : moment.at(Articles.NOW).toEpochMilli();
    }

    private Query all(List<dev.telex.query.Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean excludesOnly = true;
        for (dev.telex.query.Query part : parts) {
            if (part instanceof Not(var excluded)) {
                all.add(lucene(excluded), Occur.MUST_NOT);
            } else {
                all.add(lucene(part), Occur.MUST);
                excludesOnly = false;
            }
        }
        if (excludesOnly) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private Query any(List<dev.telex.query.Query> parts, int count) {
        BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(count);
        parts.forEach(part -> any.add(lucene(part), Occur.SHOULD));
        return any.build();
    }

    private static Query inFields(WordField field, Function<String, Query> inOne) {
        if (field != WordField.ANYWHERE) {
            return inOne.apply(name(field));
        }
        return new BooleanQuery.Builder()
                .add(inOne.apply("title"), Occur.SHOULD)
                .add(inOne.apply("text"), Occur.SHOULD)
                .build();
    }

    private static Query word(String field, dev.telex.query.Term term) {
        return term instanceof Pattern(String text, boolean exact)
                ? new WildcardQuery(new Term(field, exact ? "x" + text : "p" + plain(text)))
                : new TermQuery(new Term(field, marked(field, term)));
    }

    private Query phrase(String field, Phrase phrase) {
        MultiPhraseQuery.Builder lucene = new MultiPhraseQuery.Builder().setSlop(phrase.slop());
        for (Place place : phrase.places()) {
            Term[] terms = place.any().stream()
                    .flatMap(term -> expanded(field, term))
                    .distinct()
                    .map(text -> new Term(field, text))
                    .toArray(Term[]::new);
            if (terms.length == 0) {
                return MatchNoDocsQuery.INSTANCE;
            }
            lucene.add(terms);
        }
        return lucene.build();
    }

    /// The words themselves that may stand there. Lucene lets no two words of a sloppy phrase share a
    /// position only where it sees that they are the same term.
    private Stream<String> expanded(String field, dev.telex.query.Term term) {
        return vocabulary.stream().filter(word -> is(field, term, word)).map("x"::concat);
    }

    private static boolean is(String field, dev.telex.query.Term term, String word) {
        return switch (term) {
            case AnyForm(String text) ->
                isProse(field) ? form(text).equals(form(word)) : plain(text).equals(plain(word));
            case Exact(String text) -> text.equals(word);
            case Pattern(String text, boolean exact) ->
                (exact ? word : plain(word))
                        .matches((exact ? text : plain(text))
                                .replace(".", "[.]")
                                .replace("?", ".")
                                .replace("*", ".*"));
        };
    }

    private static String marked(String field, dev.telex.query.Term term) {
        return switch (term) {
            case AnyForm(String text) -> isProse(field) ? "f" + form(text) : "p" + plain(text);
            case Exact(String text) -> "x" + text;
            case Pattern _ -> throw new IllegalArgumentException(term.text());
        };
    }

    private static String form(String word) {
        return FORMS.computeIfAbsent(word, WordForms.of("en")::form);
    }

    private static String plain(String word) {
        return PLAIN.computeIfAbsent(word, WordForms.PLAIN::form);
    }

    private static boolean isProse(String field) {
        return field.equals("title") || field.equals("text");
    }

    private static String name(WordField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static final class Stacked extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer tokenizer = new StandardTokenizer();
            return new TokenStreamComponents(tokenizer, new Marks(tokenizer));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }
    }

    private static final class Marks extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final Deque<String> waiting = new ArrayDeque<>();

        Marks(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!waiting.isEmpty()) {
                term.setEmpty().append(waiting.removeFirst());
                increment.setPositionIncrement(0);
                return true;
            }
            if (!input.incrementToken()) {
                return false;
            }
            String word = term.toString().replaceFirst("(?<=.)['\u2019][sS]$", "");
            waiting.add("x" + word);
            waiting.add("p" + plain(word));
            term.setEmpty().append("f").append(form(word));
            return true;
        }
    }
}
