package dev.telex.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// Mends single characters of a text: controls go, letters of windows-1252 that were taken for controls come
/// back, and UTF-8 that was taken for windows-1252 is read as what it is.
final class Characters {
    /// Where windows-1252 has letters and Unicode has controls that nobody means.
    private static final String WINDOWS_1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160"
            + "\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161"
            + "\u203A\u0153\u009D\u017E\u0178";

    private Characters() {}

    static String clean(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isStray(text.charAt(at))) {
                return cleaned(text, at);
            }
        }
        return text;
    }

    private static boolean isStray(char character) {
        return character < ' '
                ? character != '\n' && character != '\t' && character != '\r'
                : (character >= 0x7F && character < 0xA0) || character >= 0xFFFE;
    }

    private static String cleaned(String text, int from) {
        StringBuilder cleaned = new StringBuilder(text.length()).append(text, 0, from);
        for (int at = from; at < text.length(); at++) {
            char character = demoronised(text.charAt(at));
            if (!isStray(character)) {
                cleaned.append(character);
            }
        }
        return cleaned.toString();
    }

    /// A letter of windows-1252 that came as a control character.
    static char demoronised(char character) {
        return character >= 0x80 && character < 0xA0 ? WINDOWS_1252.charAt(character - 0x80) : character;
    }

    /// The text as it was before somebody took its UTF-8 for windows-1252, if that is what happened: if all
    /// that is not ASCII in it is, byte by byte, UTF-8. That is asked of whole documents, for a headline may be
    /// about it.
    static String decodedOnce(String text) {
        byte[] bytes = new byte[text.length()];
        for (int at = 0; at < bytes.length; at++) {
            int octet = octet(text.charAt(at));
            if (octet < 0) {
                return text;
            }
            bytes[at] = (byte) octet;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /// The byte that windows-1252 has for a character; -1: none.
    private static int octet(char character) {
        if (character < 0x100) {
            return character;
        }
        int place = WINDOWS_1252.indexOf(character);
        return place < 0 ? -1 : 0x80 + place;
    }
}
