package dev.telex.ingest.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/// How much of a document is UTF-8.
///
/// @param letters well-formed sequences of more than one byte
/// @param broken  bytes that are none
record Utf8(int letters, int broken) {
    static final Utf8 VALID = new Utf8(0, 0);
    /// Stands for a letter that begins many sequences of UTF-8.
    private static final int TWICE = -1;
    /// With what the characters begin that windows-1252 has for 0x80 to 0xBF.
    private static final BitSet SECOND_TWICE = new BitSet(256);

    static {
        for (int octet : new int[] {0xC2, 0xC5, 0xC6, 0xCB, 0xE2}) {
            SECOND_TWICE.set(octet);
        }
    }

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static Utf8 of(byte[] bytes) {
        int letters = 0;
        int broken = 0;
        for (int at = 0; at < bytes.length; ) {
            int length = length(bytes, at);
            if (length > 1) {
                letters++;
            } else if (length == 0) {
                broken++;
            }
            at += Math.max(1, length);
        }
        return new Utf8(letters, broken);
    }

    /// Whether no character of a document in UTF-8 needs [Characters] to look at it: no controls, and no letter
    /// that could be the first byte of a second UTF-8 before what could be its second.
    static boolean isClean(byte[] bytes) {
        int before = 0;
        for (int at = 0; at < bytes.length; at++) {
            int octet = bytes[at] & 0xFF;
            if (octet >= 0xC2 ? before == TWICE && SECOND_TWICE.get(octet) : !isClean(before, octet)) {
                return false;
            }
            before = before == 0xC3 && octet >= 0x82 && octet <= 0xB4 ? TWICE : octet;
        }
        return true;
    }

    private static boolean isClean(int before, int octet) {
        if (octet < 0x80) {
            return octet >= ' ' ? octet != 0x7F : octet == '\n' || octet == '\r' || octet == '\t';
        }
        return before == 0xC2 ? octet >= 0xA0 : before != 0xBF || octet < 0xBE;
    }

    /// Other encodings have a well-formed sequence now and then by chance.
    boolean isPlausible() {
        return letters > broken;
    }

    /// The text, with the bytes that are no UTF-8 read as windows-1252: somebody pasted them in.
    static String mend(byte[] bytes, int start) {
        StringBuilder text = new StringBuilder(bytes.length);
        int whole = start;
        for (int at = start; at < bytes.length; ) {
            int length = length(bytes, at);
            if (length == 0) {
                text.append(new String(bytes, whole, at - whole, StandardCharsets.UTF_8));
                text.append(new String(bytes, at, 1, WINDOWS_1252));
                whole = at + 1;
            }
            at += Math.max(1, length);
        }
        return text.append(new String(bytes, whole, bytes.length - whole, StandardCharsets.UTF_8))
                .toString();
    }

    /// Bytes of the sequence that starts here; 0: none does.
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length || !isSecond(first, bytes[at + 1] & 0xFF)) {
            return 0;
        }
        for (int next = 2; next < length; next++) {
            if ((bytes[at + next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /// Neither overlong, nor a surrogate, nor beyond Unicode.
    private static boolean isSecond(int first, int second) {
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
    }
}
