package dev.telex.app.elasticsearch;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/// Token filters under the names, settings and defaults that Elasticsearch gives them.
final class TokenFilters {

    /// Filters that an index configures.
    static final Map<String, AnalysisProvider<TokenFilterFactory>> BY_SETTINGS = Map.of(
            "asciifolding",
                    filter((settings, in) ->
                            new ASCIIFoldingFilter(in, settings.getAsBoolean("preserve_original", false))),
            "edge_ngram",
                    filter((settings, in) -> new EdgeNGramTokenFilter(
                            in,
                            settings.getAsInt("min_gram", 1),
                            settings.getAsInt("max_gram", 2),
                            settings.getAsBoolean("preserve_original", false))),
            "snowball", filter((settings, in) -> new SnowballFilter(in, settings.get("language", "English"))),
            "stemmer",
                    filter((settings, in) -> stemmer(settings.get("language", settings.get("name", "english")), in)));

    /// Filters that an analyzer may name as they are.
    static final List<PreConfiguredTokenFilter> READY_MADE = List.of(
            PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
            PreConfiguredTokenFilter.singleton("kstem", false, KStemFilter::new),
            PreConfiguredTokenFilter.singleton("porter_stem", false, PorterStemFilter::new),
            PreConfiguredTokenFilter.singleton("snowball", false, in -> new SnowballFilter(in, "English")),
            PreConfiguredTokenFilter.singleton(
                    "stop", false, in -> new StopFilter(in, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)));

    /// Stemmers that aren't Snowball's of the same name.
    private static final Map<String, UnaryOperator<TokenStream>> STEMMERS = Map.ofEntries(
            entry("english", PorterStemFilter::new),
            entry("porter", PorterStemFilter::new),
            entry("light_english", KStemFilter::new),
            entry("minimal_english", EnglishMinimalStemFilter::new),
            entry("possessive_english", EnglishPossessiveFilter::new),
            entry("light_german", GermanLightStemFilter::new),
            entry("light_french", FrenchLightStemFilter::new),
            entry("light_spanish", SpanishLightStemFilter::new),
            entry("light_italian", ItalianLightStemFilter::new),
            entry("light_portuguese", PortugueseLightStemFilter::new));

    private TokenFilters() {}

    private static TokenStream stemmer(String language, TokenStream in) {
        return STEMMERS.getOrDefault(language, any -> new SnowballFilter(any, capitalized(language)))
                .apply(in);
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static AnalysisProvider<TokenFilterFactory> filter(BiFunction<Settings, TokenStream, TokenStream> filter) {
        return (_, _, name, settings) -> new AbstractTokenFilterFactory(name) {
            @Override
            public TokenStream create(TokenStream in) {
                return filter.apply(settings, in);
            }
        };
    }
}
