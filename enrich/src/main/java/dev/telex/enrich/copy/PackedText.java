package dev.telex.enrich.copy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A short text as bytes: its length in bytes, doubled, in groups of seven bits from the lowest, plus 1 where
/// the bytes are hexadecimal digits packed in pairs; then the bytes. Most ids are hexadecimal, so it halves
/// them.
final class PackedText {
    private PackedText() {}

    static byte[] pack(String text) {
        boolean hex = isHex(text);
        byte[] bytes = hex ? HexFormat.of().parseHex(text) : text.getBytes(StandardCharsets.UTF_8);
        int head = bytes.length * 2 + (hex ? 1 : 0);
        int headLength = Math.max(1, (38 - Integer.numberOfLeadingZeros(head)) / 7);
        byte[] packed = new byte[headLength + bytes.length];
        for (int i = 0; i < headLength; i++) {
            packed[i] = (byte) ((head >>> (7 * i) & 0x7F) | (i + 1 < headLength ? 0x80 : 0));
        }
        System.arraycopy(bytes, 0, packed, headLength, bytes.length);
        return packed;
    }

    static String unpack(byte[] from, int at) {
        int head = head(from, at);
        int begin = at + headLength(from, at);
        int end = begin + (head >>> 1);
        return (head & 1) == 1
                ? HexFormat.of().formatHex(from, begin, end)
                : new String(from, begin, end - begin, StandardCharsets.UTF_8);
    }

    /// Where the next one begins.
    static int after(byte[] from, int at) {
        return at + headLength(from, at) + (head(from, at) >>> 1);
    }

    private static int head(byte[] from, int at) {
        int head = 0;
        for (int i = 0, length = headLength(from, at); i < length; i++) {
            head |= (from[at + i] & 0x7F) << (7 * i);
        }
        return head;
    }

    private static int headLength(byte[] from, int at) {
        int length = 1;
        while (from[at + length - 1] < 0) {
            length++;
        }
        return length;
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() % 2 == 0;
    }
}
