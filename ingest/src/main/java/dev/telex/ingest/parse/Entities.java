package dev.telex.ingest.parse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Character references and entities to characters.
///
/// HTML's names are known whether or not a document declares them. Of a document's own declarations only those
/// are taken that stand for a few plain characters: nothing is fetched, nothing expands to another entity, and
/// all expansions of a document together are bounded. What is no entity stays as it stands: a bare ampersand is
/// text.
final class Entities {
    private static final int LONGEST_NAME = 32;
    private static final int MOST_DECLARED = 100;
    private static final int MOST_EXPANDED = 100_000;
    private static final Pattern DECLARATION =
            Pattern.compile("<!ENTITY\\s{1,20}([\\w.-]{1,32})\\s{1,20}(?:\"([^\"&<%]{0,200})\"|'([^'&<%]{0,200})')");
    private final Map<String, String> declared = new HashMap<>();
    private final boolean clean;
    private int expanded;
    private char[] decoded = new char[1024];
    private int length;
    private boolean odd;
    private boolean controls;

    /// @param clean nothing in the document needs [Characters] to mend it
    Entities(boolean clean) {
        this.clean = clean;
    }

    /// @param subset what a DOCTYPE has between its brackets
    void declare(String subset) {
        Matcher declaration = DECLARATION.matcher(subset);
        while (declared.size() < MOST_DECLARED && declaration.find()) {
            String value = declaration.group(2) == null ? declaration.group(3) : declaration.group(2);
            declared.putIfAbsent(declaration.group(1), value);
        }
    }

    /// What CDATA or a comment encloses: nothing in it is an entity.
    String verbatim(String text, int start, int end) {
        String found = text.substring(start, end);
        return clean ? found : Characters.clean(found);
    }

    /// The text of a region, with its entities replaced and what XML has no characters for left out.
    String decode(String text, int start, int end) {
        int ampersand = text.indexOf('&', start, end);
        if (ampersand < 0) {
            return verbatim(text, start, end);
        }
        length = 0;
        odd = !clean;
        controls = false;
        int at = start;
        while (ampersand >= 0) {
            copy(text, at, ampersand);
            at = expand(text, ampersand, end);
            ampersand = text.indexOf('&', at, end);
        }
        copy(text, at, end);
        String whole = new String(decoded, 0, length);
        return odd ? Characters.clean(controls ? Characters.decodedOnce(whole) : whole) : whole;
    }

    private void copy(String text, int start, int end) {
        if (length + end - start > decoded.length) {
            decoded = Arrays.copyOf(decoded, Math.max(2 * decoded.length, length + end - start));
        }
        text.getChars(start, end, decoded, length);
        length += end - start;
    }

    private void put(String characters) {
        copy(characters, 0, characters.length());
    }

    /// @return where to go on
    private int expand(String text, int ampersand, int end) {
        int semicolon = text.indexOf(';', ampersand, Math.min(end, ampersand + LONGEST_NAME));
        if (semicolon > ampersand + 1) {
            boolean known = text.charAt(ampersand + 1) == '#'
                    ? number(text, ampersand + 2, semicolon)
                    : name(text.substring(ampersand + 1, semicolon));
            if (known) {
                return semicolon + 1;
            }
        }
        put("&");
        return ampersand + 1;
    }

    /// @return whether it is the name of an entity
    private boolean name(String name) {
        String value = switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            // What XHTML's DTD has them for; HTML 5 has others.
            case "lang" -> "\u2329";
            case "rang" -> "\u232A";
            default -> declared.containsKey(name) ? ofDocument(name) : org.jsoup.nodes.Entities.getByName(name);
        };
        put(value);
        return !value.isEmpty() || declared.containsKey(name);
    }

    private String ofDocument(String name) {
        String value = declared.getOrDefault(name, "");
        expanded += value.length();
        return expanded > MOST_EXPANDED ? "" : value;
    }

    private boolean number(String text, int start, int end) {
        boolean hexadecimal = start < end && (text.charAt(start) | 0x20) == 'x';
        int radix = hexadecimal ? 16 : 10;
        int first = hexadecimal ? start + 1 : start;
        int value = 0;
        for (int at = first; at < end; at++) {
            int digit = Character.digit(text.charAt(at), radix);
            if (digit < 0) {
                return false;
            }
            value = Math.min(value * radix + digit, 0x110000);
        }
        if (first < end) {
            controls |= value >= 0x80 && value < 0xA0; // Nobody means those; but bytes of UTF-8 look so.
            odd |= value < ' ' || (value >= 0x7F && value < 0x100);
            put(Character.toString(character(value)));
        }
        return first < end;
    }

    private static int character(int value) {
        if (value >= 0x80 && value < 0xA0) {
            return Characters.demoronised((char) value);
        }
        boolean none = value > Character.MAX_CODE_POINT || (value >= 0xD800 && value < 0xE000);
        return none ? 0xFFFD : value;
    }
}
