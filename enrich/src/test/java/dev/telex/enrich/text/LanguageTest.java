package dev.telex.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The government said on Thursday that it had approved a new tax law, which will be sent to parliament.
            de | Die Regierung hat am Donnerstag ein neues Steuergesetz beschlossen, das nun dem Bundestag vorgelegt wird.
            fr | Le gouvernement a adopté jeudi une nouvelle loi fiscale qui sera soumise au parlement dans les prochains jours.
            es | El gobierno aprobó el jueves una nueva ley de impuestos que será enviada al parlamento en los próximos días.
            pt | O governo aprovou na quinta-feira uma nova lei de impostos que será enviada ao parlamento nos próximos dias.
            it | Il governo ha approvato giovedì una nuova legge sulle tasse che sarà inviata al parlamento nei prossimi giorni.
            nl | De regering heeft donderdag een nieuwe belastingwet goedgekeurd die naar het parlement wordt gestuurd.
            sv | Regeringen lägger fram ett nytt förslag om skatter, sade statsministern på torsdagen.
            pl | Rząd przedstawił w czwartek nową ustawę podatkową, powiedział premier.
            tr | Hükümet perşembe günü yeni vergi yasasını sundu, dedi başbakan.
            ru | Правительство представило новый законопроект о налогах, заявил премьер-министр в четверг.
            uk | Уряд представив новий законопроєкт про податки, заявив прем'єр-міністр у четвер.
            ar | قال رئيس الوزراء يوم الخميس إن الحكومة قدمت مشروع قانون جديد للضرائب.
            zh | 总理星期四表示，政府提出了新的税收法案。
            ja | 政府は木曜日、新しい税制法案を提出したと首相が述べた。""")
    void isToldByTheText(String language, String text) {
        assertThat(Language.of("", text, null)).isEqualTo(language);
    }

    @Test
    void ofAClearTextIsNotWhatATemplateClaims() {
        assertThat(Language.of(
                        "", "Die Regierung hat am Donnerstag ein neues Gesetz für die Steuern beschlossen.", "en-US"))
                .isEqualTo("de");
    }

    @Test
    void keepsTheClaimedCountryWhereTheLanguageFits() {
        assertThat(Language.of("Budget", "The chancellor said that he had to raise the tax on fuel.", "en-GB"))
                .isEqualTo("en-GB");
    }

    @Test
    void isTheClaimedOneWhereTheTextIsTooShortToTell() {
        assertThat(Language.of("KILL: Elections", "", "fr")).isEqualTo("fr");
        assertThat(Language.of("Lakers 102, Celsius 99", "", "en-us")).isEqualTo("en-us");
    }

    @Test
    void isTheClaimedOneAmongLanguagesWrittenAlike() {
        String text = "Vlada je u četvrtak predstavila novi prijedlog zakona o porezima, rekao je premijer.";
        assertThat(Language.of("", text, "bs")).isEqualTo("bs");
    }

    @Test
    void isGuessedFromFewWordsOnlyWhereNobodyClaimsAnything() {
        assertThat(Language.of("Oil and the price of gold", "", null)).isEqualTo("en");
        assertThat(Language.of("12345", "", null)).isNull();
        assertThat(Language.of("", "", null)).isNull();
    }

    @Test
    void isReadFromTheBeginningOnly() {
        String text =
                "The government said that it had approved a law on tax and would send it to parliament. ".repeat(4)
                        + "Die Regierung hat das Gesetz beschlossen. ".repeat(2_000);
        assertThat(Language.of("", text, null)).isEqualTo("en");
    }
}
