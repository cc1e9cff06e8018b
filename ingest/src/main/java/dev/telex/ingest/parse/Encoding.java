package dev.telex.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/// From bytes to text: which encoding a document really has.
///
/// A byte order mark is believed. Then the bytes themselves: text that is valid UTF-8 and not plain ASCII is
/// UTF-8, whatever server and declaration say, because text of any other encoding is all but never valid UTF-8.
/// Only then HTTP, the declaration and a guess from the letters' frequencies, in this order, each only if it
/// can decode what is there; and windows-1252 at last, which can nearly always. UTF-8 with some bytes broken
/// stays UTF-8 with the broken ones read as windows-1252.
public final class Encoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset EBCDIC = Charset.forName("Cp037");
    /// Where browsers look for a page's word on its characters, and a bit.
    private static final int HEAD = 4096;
    private static final char ESCAPE = '\u001B';
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w:.+-]{1,40})");
    private static final Pattern DECLARED =
            Pattern.compile("<(?:\\?xml[^>]{0,200}?encoding|(?i:meta)\\s[^>]{0,200}?(?i:charset))"
                    + "\\s*=\\s*[\"']?\\s*([\\w:.+-]{1,40})");

    /// What is called by the name on the left is, in practice, the larger set on the right.
    private static final Map<String, String> LARGER = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("big5", "big5-hkscs"));

    /// @param clean no character in it needs mending ([Characters])
    public record Text(String text, boolean clean) {}

    private Encoding() {}

    public static Text decode(byte[] bytes, @Nullable String contentType) {
        Charset unmistakable = unmistakable(bytes);
        if (unmistakable != null) {
            String text = new String(bytes, unmistakable);
            return new Text(text.startsWith("\uFEFF") ? text.substring(1) : text, false);
        }
        if (bytes.length > 3 && bytes[0] == 0x4C && (bytes[1] & 0xFF) == 0x6F) { // "<?" in EBCDIC
            Charset declared = declared(new String(bytes, 0, Math.min(bytes.length, HEAD), EBCDIC));
            return new Text(new String(bytes, declared == null ? EBCDIC : declared), false);
        }
        boolean mark =
                bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = mark ? 3 : 0;
        String text = new String(bytes, start, bytes.length - start, UTF_8);
        Utf8 utf8 = text.indexOf('\uFFFD') < 0 ? Utf8.VALID : Utf8.of(bytes);
        if (utf8.broken() == 0 && (mark || text.indexOf(ESCAPE) < 0)) {
            boolean clean = Utf8.isClean(bytes);
            return new Text(clean ? text : Characters.decodedOnce(text), clean);
        }
        return new Text(
                mark || utf8.isPlausible() ? Utf8.mend(bytes, start) : other(bytes, text, utf8, contentType), false);
    }

    /// What is not UTF-8, or hides other letters behind escape sequences of ASCII.
    private static String other(byte[] bytes, String text, Utf8 utf8, @Nullable String contentType) {
        List<Charset> claimed = claims(bytes, contentType);
        if (utf8.broken() == 0) {
            Charset shift = escaping(claimed);
            return shift == null ? text : new String(bytes, shift);
        }
        for (Charset charset : claimed) {
            String decoded = charset.equals(UTF_8) ? null : strictly(bytes, charset);
            if (decoded != null) {
                return decoded;
            }
        }
        Charset guess = guess(bytes);
        String decoded = guess == null ? null : strictly(bytes, guess);
        return decoded == null ? new String(bytes, WINDOWS_1252) : decoded;
    }

    /// A byte order mark of more than one byte a character, or the zeros beside a first angle bracket.
    private static @Nullable Charset unmistakable(byte[] bytes) {
        int head = 0;
        for (int at = 0; at < 4; at++) {
            head = head << 8 | (at < bytes.length ? bytes[at] & 0xFF : 0x20);
        }
        return switch (head) {
            case 0x0000FEFF, 0x0000003C -> Charset.forName("UTF-32BE");
            case 0xFFFE0000, 0x3C000000 -> Charset.forName("UTF-32LE");
            default ->
                switch (head >>> 16) {
                    case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
                    case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
                    default -> null;
                };
        };
    }

    private static List<Charset> claims(byte[] bytes, @Nullable String contentType) {
        List<Charset> claimed = new ArrayList<>(2);
        Matcher http = CHARSET.matcher(contentType == null ? "" : contentType);
        Charset served = http.find() ? charset(http.group(1)) : null;
        Charset declared = declared(new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1));
        // Servers say Latin-1 of whatever they serve.
        if (served != null && !(served.equals(WINDOWS_1252) && declared != null)) {
            claimed.add(served);
        }
        if (declared != null) {
            claimed.add(declared);
        }
        if (served != null) {
            claimed.add(served);
        }
        return claimed;
    }

    private static @Nullable Charset declared(String head) {
        Matcher declaration = DECLARED.matcher(head);
        return declaration.find() ? charset(declaration.group(1)) : null;
    }

    private static @Nullable Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            String larger = LARGER.get(charset.name().toLowerCase(Locale.ROOT));
            return larger == null ? charset : Charset.forName(larger);
        } catch (IllegalArgumentException e) {
            return null; // A server's or a publisher's invention.
        }
    }

    /// Encodings that write other letters with ASCII's bytes alone, switching by escape sequences.
    private static @Nullable Charset escaping(List<Charset> claimed) {
        return claimed.stream()
                .filter(charset -> charset.name().startsWith("ISO-2022"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return charset.equals(WINDOWS_1252) ? new String(bytes, charset) : null;
        }
    }

    private static @Nullable Charset guess(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, 1 << 18));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null ? null : charset(name);
    }
}
