package dev.telex.testing;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.InfoResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What mappings of articles need of an Elasticsearch, embedded or not.
@ExtendWith(Servers.class)
class ElasticsearchTest {

    private final Elasticsearch elasticsearch;
    private final Rest rest;

    ElasticsearchTest(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
        this.rest = new Rest(elasticsearch.url());
    }

    @Test
    void answersTheOfficialClient() throws Exception {
        try (ElasticsearchClient client = ElasticsearchClient.of(to -> to.host(elasticsearch.url()))) {
            InfoResponse info = client.info();

            assertThat(info.version().number()).isEqualTo("9.5.3");
            assertThat(info.clusterUuid()).isNotEqualTo("_na_").isNotBlank();
            assertThat(client.ping().value()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    arabic,     الصحفيون,          صحف
                    dutch,      de kranten,        krant
                    english,    the newspapers,    newspap
                    french,     les journaux,      journal
                    german,     die Zeitungen,     zeitung
                    italian,    gli giornalisti,   giornalist
                    portuguese, os jornalistas,    jornalist
                    russian,    в газетах,         газет
                    spanish,    los periodistas,   period
                    swedish,    och tidningarna,   tidning
                    """)
    void stemsAndLeavesOutStopWordsByLanguage(String language, String text, String stem) throws Exception {
        assertThat(rest.tokens("{\"analyzer\": \"%s\", \"text\": \"%s\"}".formatted(language, text)))
                .last()
                .asString()
                .startsWith(stem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "armenian",
                "basque",
                "bengali",
                "brazilian",
                "bulgarian",
                "catalan",
                "cjk",
                "czech",
                "danish",
                "estonian",
                "finnish",
                "galician",
                "greek",
                "hindi",
                "hungarian",
                "indonesian",
                "irish",
                "latvian",
                "lithuanian",
                "norwegian",
                "persian",
                "romanian",
                "serbian",
                "sorani",
                "thai",
                "turkish"
            })
    void knowsTheLanguage(String analyzer) throws Exception {
        assertThat(rest.tokens("{\"analyzer\": \"%s\", \"text\": \"Telex 2026\"}".formatted(analyzer)))
                .isNotEmpty();
    }

    @Test
    void buildsAnAnalyzerOfItsFilters() throws Exception {
        assertThat(rest.tokens("""
                        {"char_filter": ["html_strip"], "tokenizer": "standard", "text": "<b>The Café's reporters</b>",
                         "filter": ["lowercase", {"type": "stemmer", "language": "possessive_english"}, "stop", "asciifolding",
                                    {"type": "stemmer", "language": "light_english"}]}
                        """)).containsExactly("cafe", "reporter");
        assertThat(rest.tokens("""
                        {"tokenizer": "keyword", "text": "Wire", "filter": ["lowercase",
                         {"type": "edge_ngram", "min_gram": 2, "max_gram": 3, "preserve_original": true}]}
                        """)).containsExactly("wi", "wir", "wire");
        assertThat(rest.tokens("""
                        {"tokenizer": "whitespace", "text": "stories storys", "filter": [{"type": "snowball", "language": "English"}]}
                        """)).containsExactly("stori", "stori");
    }

    @Test
    void findsAnInflectedWordInAnIndexWithItsOwnStopWords() throws Exception {
        String index = Servers.unique("articles");
        rest.put("/" + index, """
                {"settings": {"number_of_replicas": 0, "analysis": {"analyzer":
                    {"wire": {"type": "english", "stopwords": ["said"], "stem_exclusion": ["reuters"]}}}},
                 "mappings": {"properties": {"title": {"type": "text", "analyzer": "wire"}}}}
                """);
        rest.put("/" + index + "/_doc/1?refresh=true", "{\"title\": \"Ministers resigned, Reuters said\"}");

        assertThat(hits(index, "minister%20resigns")).isEqualTo(1);
        assertThat(hits(index, "reuter")).isZero();
        assertThat(hits(index, "said")).isZero();
    }

    private int hits(String index, String words) throws Exception {
        return rest.get("/" + index + "/_search?q=title:(" + words.replace("%20", "%20AND%20") + ")")
                .at("/hits/total/value")
                .asInt();
    }
}
