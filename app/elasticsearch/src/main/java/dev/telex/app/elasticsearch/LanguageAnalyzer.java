package dev.telex.app.elasticsearch;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/// The analyzers of languages under the names that Elasticsearch gives them, with their settings `stopwords` and
/// `stem_exclusion`.
///
/// @param name in a mapping
/// @param stopWords unless the settings say otherwise
/// @param analyzer of stop words and words that are not stemmed
record LanguageAnalyzer(
        String name, Supplier<CharArraySet> stopWords, BiFunction<CharArraySet, CharArraySet, Analyzer> analyzer) {

    static final Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> ALL = Stream.of(
                    of("arabic", ArabicAnalyzer::getDefaultStopSet, ArabicAnalyzer::new),
                    of("armenian", ArmenianAnalyzer::getDefaultStopSet, ArmenianAnalyzer::new),
                    of("basque", BasqueAnalyzer::getDefaultStopSet, BasqueAnalyzer::new),
                    of("bengali", BengaliAnalyzer::getDefaultStopSet, BengaliAnalyzer::new),
                    of("brazilian", BrazilianAnalyzer::getDefaultStopSet, BrazilianAnalyzer::new),
                    of("bulgarian", BulgarianAnalyzer::getDefaultStopSet, BulgarianAnalyzer::new),
                    of("catalan", CatalanAnalyzer::getDefaultStopSet, CatalanAnalyzer::new),
                    of("cjk", CJKAnalyzer::getDefaultStopSet, (stops, _) -> new CJKAnalyzer(stops)),
                    of("czech", CzechAnalyzer::getDefaultStopSet, CzechAnalyzer::new),
                    of("danish", DanishAnalyzer::getDefaultStopSet, DanishAnalyzer::new),
                    of("dutch", DutchAnalyzer::getDefaultStopSet, DutchAnalyzer::new),
                    of("english", EnglishAnalyzer::getDefaultStopSet, EnglishAnalyzer::new),
                    of("estonian", EstonianAnalyzer::getDefaultStopSet, EstonianAnalyzer::new),
                    of("finnish", FinnishAnalyzer::getDefaultStopSet, FinnishAnalyzer::new),
                    of("french", FrenchAnalyzer::getDefaultStopSet, FrenchAnalyzer::new),
                    of("galician", GalicianAnalyzer::getDefaultStopSet, GalicianAnalyzer::new),
                    of("german", GermanAnalyzer::getDefaultStopSet, GermanAnalyzer::new),
                    of("greek", GreekAnalyzer::getDefaultStopSet, (stops, _) -> new GreekAnalyzer(stops)),
                    of("hindi", HindiAnalyzer::getDefaultStopSet, HindiAnalyzer::new),
                    of("hungarian", HungarianAnalyzer::getDefaultStopSet, HungarianAnalyzer::new),
                    of("indonesian", IndonesianAnalyzer::getDefaultStopSet, IndonesianAnalyzer::new),
                    of("irish", IrishAnalyzer::getDefaultStopSet, IrishAnalyzer::new),
                    of("italian", ItalianAnalyzer::getDefaultStopSet, ItalianAnalyzer::new),
                    of("latvian", LatvianAnalyzer::getDefaultStopSet, LatvianAnalyzer::new),
                    of("lithuanian", LithuanianAnalyzer::getDefaultStopSet, LithuanianAnalyzer::new),
                    of("norwegian", NorwegianAnalyzer::getDefaultStopSet, NorwegianAnalyzer::new),
                    of("persian", PersianAnalyzer::getDefaultStopSet, PersianAnalyzer::new),
                    of("portuguese", PortugueseAnalyzer::getDefaultStopSet, PortugueseAnalyzer::new),
                    of("romanian", RomanianAnalyzer::getDefaultStopSet, RomanianAnalyzer::new),
                    of("russian", RussianAnalyzer::getDefaultStopSet, RussianAnalyzer::new),
                    of("serbian", SerbianAnalyzer::getDefaultStopSet, SerbianAnalyzer::new),
                    of("sorani", SoraniAnalyzer::getDefaultStopSet, SoraniAnalyzer::new),
                    of("spanish", SpanishAnalyzer::getDefaultStopSet, SpanishAnalyzer::new),
                    of("swedish", SwedishAnalyzer::getDefaultStopSet, SwedishAnalyzer::new),
                    of("thai", ThaiAnalyzer::getDefaultStopSet, (stops, _) -> new ThaiAnalyzer(stops)),
                    of("turkish", TurkishAnalyzer::getDefaultStopSet, TurkishAnalyzer::new))
            .collect(toUnmodifiableMap(
                    LanguageAnalyzer::name,
                    language -> (_, environment, name, settings) -> language.provider(environment, name, settings)));

    private static LanguageAnalyzer of(
            String name, Supplier<CharArraySet> stopWords, BiFunction<CharArraySet, CharArraySet, Analyzer> analyzer) {
        return new LanguageAnalyzer(name, stopWords, analyzer);
    }

    private AnalyzerProvider<Analyzer> provider(Environment environment, String given, Settings settings) {
        Analyzer made = analyzer.apply(
                Analysis.parseStopWords(environment, settings, stopWords.get()),
                Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET));
        return new AbstractIndexAnalyzerProvider<>(given) {
            @Override
            public Analyzer get() {
                return made;
            }
        };
    }
}
