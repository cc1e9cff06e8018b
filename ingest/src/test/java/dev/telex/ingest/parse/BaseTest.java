package dev.telex.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {
    private static final Base BASE = Base.of("http://a/b/c/d;p?q");

    /// RFC 3986, sections 5.4.1 and 5.4.2.
    @ParameterizedTest
    @CsvSource(textBlock = """
            g:h,           g:h
            g,             http://a/b/c/g
            ./g,           http://a/b/c/g
            g/,            http://a/b/c/g/
            /g,            http://a/g
            //g,           http://g
            ?y,            http://a/b/c/d;p?y
            g?y,           http://a/b/c/g?y
            #s,            http://a/b/c/d;p?q#s
            g#s,           http://a/b/c/g#s
            ;x,            http://a/b/c/;x
            .,             http://a/b/c/
            ./,            http://a/b/c/
            ..,            http://a/b/
            ../g,          http://a/b/g
            ../..,         http://a/
            ../../g,       http://a/g
            ../../../g,    http://a/g
            /../g,         http://a/g
            g.,            http://a/b/c/g.
            ..g,           http://a/b/c/..g
            ./../g,        http://a/b/g
            g/./h,         http://a/b/c/g/h
            g/../h,        http://a/b/c/h
            g?y/../x,      http://a/b/c/g?y/../x
            """)
    void resolvesAsTheStandardSays(String relative, String absolute) {
        assertThat(BASE.resolve(relative)).isEqualTo(absolute);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a b|c.html,        http://a/b/c/a b|c.html
            /über[1],          http://a/über[1]
            """)
    void takesAddressesThatNoStandardAllows(String relative, String absolute) {
        assertThat(BASE.resolve(relative)).isEqualTo(absolute);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JavaScript:alert(1)",
                "java\tscript:x",
                "vbscript:x",
                "data:text/html,x",
                ""
            })
    void leadsNowhereWithWhatWouldRun(String address) {
        assertThat(BASE.resolve(address)).isNull();
    }
}
