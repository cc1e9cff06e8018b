package dev.telex.sink.elastic;

import static java.util.Map.entry;

import dev.telex.query.elastic.WordFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which languages Elasticsearch knows how to stem, and its analyzer of each.
final class Languages {
    /// Language (ISO 639) → analyzer.
    static final Map<String, String> ANALYZERS = Map.ofEntries(
            entry("ar", "arabic"),
            entry("bg", "bulgarian"),
            entry("bn", "bengali"),
            entry("ca", "catalan"),
            entry("ckb", "sorani"),
            entry("cs", "czech"),
            entry("da", "danish"),
            entry("de", "german"),
            entry("el", "greek"),
            entry("en", "english"),
            entry("es", "spanish"),
            entry("et", "estonian"),
            entry("eu", "basque"),
            entry("fa", "persian"),
            entry("fi", "finnish"),
            entry("fr", "french"),
            entry("ga", "irish"),
            entry("gl", "galician"),
            entry("hi", "hindi"),
            entry("hu", "hungarian"),
            entry("hy", "armenian"),
            entry("id", "indonesian"),
            entry("it", "italian"),
            entry("ja", "cjk"),
            entry("ko", "cjk"),
            entry("lt", "lithuanian"),
            entry("lv", "latvian"),
            entry("nl", "dutch"),
            entry("no", "norwegian"),
            entry("pt", "portuguese"),
            entry("ro", "romanian"),
            entry("ru", "russian"),
            entry("sr", "serbian"),
            entry("sv", "swedish"),
            entry("th", "thai"),
            entry("tr", "turkish"),
            entry("zh", "cjk"));

    private Languages() {}

    /// The language of a tag, where it can be stemmed: "en-GB" → "en", "nb" → "no"; else null.
    static @Nullable String of(@Nullable String tag) {
        if (tag == null || ANALYZERS.containsKey(tag)) {
            return tag;
        }
        return WordFields.of(tag).filter(ANALYZERS::containsKey).orElse(null);
    }
}
