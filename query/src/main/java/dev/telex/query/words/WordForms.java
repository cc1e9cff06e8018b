package dev.telex.query.words;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
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
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.jspecify.annotations.Nullable;

/// What the forms of a word have in common in a language, "rates" and "rate": Lucene's analyzer of the
/// language, every word kept, and accents folded after it. Safe for any number of threads.
public final class WordForms {
    /// In languages that nobody stems: lower case, accents folded.
    public static final WordForms PLAIN = new WordForms("", null);

    private static final Map<String, Function<CharArraySet, Analyzer>> ANALYZERS = Map.ofEntries(
            entry("ar", ArabicAnalyzer::new),
            entry("bg", BulgarianAnalyzer::new),
            entry("bn", BengaliAnalyzer::new),
            entry("ca", CatalanAnalyzer::new),
            entry("ckb", SoraniAnalyzer::new),
            entry("cs", CzechAnalyzer::new),
            entry("da", DanishAnalyzer::new),
            entry("de", GermanAnalyzer::new),
            entry("el", GreekAnalyzer::new),
            entry("en", EnglishAnalyzer::new),
            entry("es", SpanishAnalyzer::new),
            entry("et", EstonianAnalyzer::new),
            entry("eu", BasqueAnalyzer::new),
            entry("fa", PersianAnalyzer::new),
            entry("fi", FinnishAnalyzer::new),
            entry("fr", FrenchAnalyzer::new),
            entry("ga", IrishAnalyzer::new),
            entry("gl", GalicianAnalyzer::new),
            entry("hi", HindiAnalyzer::new),
            entry("hu", HungarianAnalyzer::new),
            entry("hy", ArmenianAnalyzer::new),
            entry("id", IndonesianAnalyzer::new),
            entry("it", ItalianAnalyzer::new),
            entry("lt", LithuanianAnalyzer::new),
            entry("lv", LatvianAnalyzer::new),
            entry("nb", NorwegianAnalyzer::new),
            entry("nl", DutchAnalyzer::new),
            entry("nn", NorwegianAnalyzer::new),
            entry("no", NorwegianAnalyzer::new),
            entry("pt", PortugueseAnalyzer::new),
            entry("ro", RomanianAnalyzer::new),
            entry("ru", RussianAnalyzer::new),
            entry("sr", SerbianAnalyzer::new),
            entry("sv", SwedishAnalyzer::new),
            entry("tr", TurkishAnalyzer::new));

    private static final Map<String, WordForms> KNOWN = new ConcurrentHashMap<>();

    private final String language;
    private final @Nullable Analyzer analyzer;

    private WordForms(String language, @Nullable Analyzer analyzer) {
        this.language = language;
        this.analyzer = analyzer;
    }

    /// @param tag BCP 47: "en-GB" is "en"; null: not known
    public static WordForms of(@Nullable String tag) {
        if (tag == null) {
            return PLAIN;
        }
        int end = 0;
        while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
            end++;
        }
        String language = tag.substring(0, end).toLowerCase(Locale.ROOT);
        return ANALYZERS.containsKey(language) ? KNOWN.computeIfAbsent(language, WordForms::analyzing) : PLAIN;
    }

    private static WordForms analyzing(String language) {
        return new WordForms(
                language, Objects.requireNonNull(ANALYZERS.get(language)).apply(CharArraySet.EMPTY_SET));
    }

    /// ISO 639; "" for [#PLAIN].
    public String language() {
        return language;
    }

    /// @param word one of [Words]
    public String form(String word) {
        return folded(analyzer == null ? word.toLowerCase(Locale.ROOT) : analyzed(analyzer, word));
    }

    /// The first token, where a language makes several of a word; the word itself, where it makes none.
    private static String analyzed(Analyzer analyzer, String word) {
        try (TokenStream stream = analyzer.tokenStream("", word)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            String form = stream.incrementToken() ? term.toString() : word.toLowerCase(Locale.ROOT);
            stream.end();
            return form;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folded(String word) {
        boolean ascii = true;
        for (int i = 0; i < word.length(); i++) {
            ascii &= word.charAt(i) < 0x80;
        }
        if (ascii) {
            return word;
        }
        char[] in = word.toCharArray();
        char[] out = new char[in.length * 4];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }
}
