package dev.telex.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void makesParagraphsOfBlocksAndBreaks() {
        assertThat(PlainText.of("<p>One <b>bold</b> word.</p><div>Two<br>Three</div><ul><li>a</li><li>b</li></ul>"))
                .isEqualTo("One bold word.\n\nTwo\n\nThree\n\na\n\nb");
    }

    @Test
    void foldsWhiteSpaceAsABrowserDoes() {
        assertThat(PlainText.of("<p>One\n   <i> two</i>&nbsp;three </p>\n\n  <p>  four</p>"))
                .isEqualTo("One two three\n\nfour");
    }

    @Test
    void keepsWordsTogetherThatMarkupOnlyColours() {
        assertThat(PlainText.of("<p><b>K</b>enya<a href='x'>,</a> Uganda</p>")).isEqualTo("Kenya, Uganda");
    }

    @Test
    void saysNothingOfScriptsStylesAndForms() {
        assertThat(PlainText.of(
                        "<style>p{}</style><p>Text</p><script>alert(1)</script><form><button>Share</button></form>"))
                .isEqualTo("Text");
    }

    @Test
    void leavesPlainTextAlone() {
        assertThat(PlainText.of("5 < 7, and AT&T too\n\nSecond  paragraph"))
                .isEqualTo("5 < 7, and AT&T too\n\nSecond paragraph");
        assertThat(PlainText.of("  ")).isEmpty();
    }

    @Test
    void readsEntitiesAlsoWhereThereAreNoTags() {
        assertThat(PlainText.of("Caf&eacute; &amp; bar")).isEqualTo("Café & bar");
    }

    @Test
    void saysNothingOfNavigationAndOfWhatAsksToShare() {
        assertThat(PlainText.of("""
                        <nav>Home News</nav><p>Fire in Paris.</p><p>Share on Facebook</p><p>Facebook | Twitter | E-mail</p>
                        <p>Shares on Wall Street fell.</p><p>Read more: Fire in Rome</p><footer>Imprint</footer>
                        <p>The post Fire in Paris appeared first on The Daily.</p>
                        <p>Sign up for our weekly newsletter</p>""")).isEqualTo("Fire in Paris.\n\nShares on Wall Street fell.");
    }
}
