package dev.telex.bench;

import dev.telex.wire.EnrichedArticle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.search.IndexSearcher;

/// The same watches in Lucene Monitor, with the fastest of its stock presearchers, read by Lucene's own parser.
final class LuceneMatching implements AutoCloseable {
    private static final int PASSES = 4;
    /// Registered together; the monitor needs some 100 kB for each until it has committed them.
    private static final int BATCH = 1_000;

    private final Monitor monitor;

    LuceneMatching(List<String> watches) throws IOException {
        IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
        Analyzer analyzer = new Fields();
        monitor = new Monitor(analyzer, new MultipassTermFilteredPresearcher(PASSES), new MonitorConfiguration());
        StandardQueryParser parser = new StandardQueryParser(analyzer);
        List<MonitorQuery> batch = new ArrayList<>();
        for (int i = 0; i < watches.size(); i++) {
            // Wildcards are for words as they are written: those are in a field of their own.
            String query = watches.get(i).replaceAll("(^| )([a-z]+\\*)", "$1word:$2");
            try {
                batch.add(new MonitorQuery("watch-" + i, parser.parse(query, "text")));
            } catch (QueryNodeException e) {
                throw new IOException("Lucene does not read " + query, e);
            }
            if (batch.size() == BATCH || i + 1 == watches.size()) {
                monitor.register(batch);
                batch.clear();
            }
        }
    }

    Set<String> match(EnrichedArticle article) throws IOException {
        Document document = new Document();
        for (String prose : List.of(article.title(), article.text())) {
            document.add(new TextField("text", prose, Field.Store.NO));
            document.add(new TextField("word", prose, Field.Store.NO));
        }
        document.add(new TextField("title", article.title(), Field.Store.NO));
        article.entities().forEach(entity -> document.add(new TextField("entity", entity.name(), Field.Store.NO)));
        article.places().stream()
                .filter(place -> place.country() != null)
                .forEach(place -> document.add(new TextField("country", place.country(), Field.Store.NO)));
        return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches().stream()
                .map(QueryMatch::getQueryId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }

    private static final class Fields extends DelegatingAnalyzerWrapper {
        private final Analyzer prose = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
        private final Analyzer plain = new StandardAnalyzer();

        Fields() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return field.equals("text") || field.equals("title") ? prose : plain;
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return 2048;
        }
    }
}
