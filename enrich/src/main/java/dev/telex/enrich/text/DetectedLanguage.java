package dev.telex.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/// What OpenNLP's detector makes of a text, where it is sure. Its 10 MB are read when the first text needs them.
final class DetectedLanguage {
    /// The best guess has to be this much likelier than the next.
    private static final double LEAD = 1.3;

    private static final int LEAST_LETTERS = 40;
    private static final int LEAST_IDEOGRAPHS = 8;
    private static final Map<String, String> CODES = codes();

    /// Read at first use.
    private static final class Holder {
        static final LanguageDetectorModel MODEL = read();
    }

    private DetectedLanguage() {}

    /// @return a code of ISO 639, of two letters where there is one; null where the detector is unsure
    static @Nullable String of(String text) {
        if (!isLong(text)) {
            return null;
        }
        Language[] guesses = new LanguageDetectorME(Holder.MODEL).predictLanguages(text);
        String best = code(guesses[0].getLang());
        for (Language guess : guesses) {
            if (!code(guess.getLang()).equals(best)) {
                return guesses[0].getConfidence() >= LEAD * guess.getConfidence() ? best : null;
            }
        }
        return best;
    }

    private static boolean isLong(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        return letters >= LEAST_LETTERS
                || text.codePoints().filter(Character::isIdeographic).count() >= LEAST_IDEOGRAPHS;
    }

    private static String code(String threeLetters) {
        return CODES.getOrDefault(threeLetters, threeLetters);
    }

    /// Where the detector names a language of a group, the group's code: what feeds claim.
    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(Map.of(
                "cmn", "zh", "pes", "fa", "prs", "fa", "ekk", "et", "lvs", "lv", "nob", "no", "nno", "no", "plt", "mg",
                "als", "sq", "npi", "ne"));
        for (String language : Locale.getISOLanguages()) {
            codes.putIfAbsent(Locale.of(language).getISO3Language(), language);
        }
        return codes;
    }

    private static LanguageDetectorModel read() {
        try (InputStream in = LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin")) {
            return new LanguageDetectorModel(Objects.requireNonNull(in, "langdetect-183.bin"));
        } catch (IOException e) {
            throw new UncheckedIOException("OpenNLP's language model cannot be read", e);
        }
    }
}
