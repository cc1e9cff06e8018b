package dev.telex.ingest.parse;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pulls tags and what lies between them out of a text that should be XML.
///
/// It never refuses: what is no tag is text, what does not end runs to the end, an end tag that nothing asked
/// for is passed over. It builds no tree and does not recurse. Every character is looked at a bounded number of
/// times: searches that fail are remembered or limited ([#MOST_SECOND_LOOKS]), so that no input is expensive
/// beyond its length. A DOCTYPE is passed over whole but for the plain character entities in it ([Entities]).
final class Scanner {
    enum Tag {
        START,
        END,
        NONE
    }

    private static final int MOST_ATTRIBUTES = 64;
    /// How often a document may turn out to lack an end tag only after it was searched for.
    private static final int MOST_SECOND_LOOKS = 64;

    private final String text;
    private final Names names;
    private final Entities entities;
    private final int end;
    private int at;
    private int secondLooks;
    private boolean isEmpty;
    private Names.Name name = Names.Name.NONE;
    private int[] attributes = new int[4 * 8];
    private int attributeCount;
    private Map<String, String> outside = Map.of();
    /// From here on there is no further quotation mark of this kind.
    private int noDoubleQuote = Integer.MAX_VALUE;
    private int noSingleQuote = Integer.MAX_VALUE;

    /// @param clean no character of the text needs mending ([Characters])
    Scanner(String text, boolean clean) {
        this(text, 0, text.length(), new Names(), new Entities(clean));
    }

    private Scanner(String text, int start, int end, Names names, Entities entities) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.names = names;
        this.entities = entities;
    }

    /// Of the inside of an element.
    Scanner inside(Region region) {
        return new Scanner(text, region.start(), region.end(), names, entities);
    }

    /// Between the tags of an element.
    ///
    /// @param hasTags there may be tags in it
    record Region(int start, int end, boolean hasTags) {}

    Names.Name name() {
        return name;
    }

    /// Goes on to the next tag; what lies before it is passed over.
    Tag next() {
        while (true) {
            int bracket = text.indexOf('<', at, end);
            if (bracket < 0 || bracket + 1 >= end) {
                at = end;
                return Tag.NONE;
            }
            at = bracket + 1;
            char first = text.charAt(at);
            if (first == '!' || first == '?') {
                at = afterDeclaration(bracket, true);
            } else if (first == '/') {
                at++;
                return readEnd();
            } else if (isNameStart(first)) {
                return readStart();
            }
        }
    }

    private Tag readEnd() {
        int stop = nameEnd(at);
        name = names.of(text, at, stop);
        int close = text.indexOf('>', stop, end);
        at = close < 0 ? end : close + 1;
        return Tag.END;
    }

    private Tag readStart() {
        int stop = nameEnd(at);
        int start = at;
        at = stop;
        outside = names.bindings();
        readAttributes();
        name = names.of(text, start, stop);
        return Tag.START;
    }

    /// Whether the tag closes itself.
    boolean isEmpty() {
        return isEmpty;
    }

    /// The value of an attribute of the tag, found without regard to case; null where it has none.
    @Nullable
    String attribute(String attribute) {
        for (int index = 0; index < attributeCount; index += 4) {
            int start = attributes[index];
            int length = attributes[index + 1] - start;
            if (length == attribute.length() && text.regionMatches(true, start, attribute, 0, length)) {
                return entities.decode(text, attributes[index + 2], attributes[index + 3]);
            }
        }
        return null;
    }

    private void readAttributes() {
        attributeCount = 0;
        isEmpty = false;
        while (at < end) {
            char character = text.charAt(at);
            if (character == '>') {
                at++;
                return;
            }
            if (character == '<') {
                return; // The tag was never closed; the next one begins.
            }
            if (character == '/' && at + 1 < end && text.charAt(at + 1) == '>') {
                isEmpty = true;
                at += 2;
                return;
            }
            if (isSpace(character) || character == '/' || character == '"' || character == '\'') {
                at++;
            } else {
                readAttribute();
            }
        }
    }

    private void readAttribute() {
        int start = at;
        while (at < end && !isAttributeEnd(text.charAt(at))) {
            at++;
        }
        int stop = at;
        int equals = skipSpace(at);
        if (equals >= end || text.charAt(equals) != '=') {
            at = Math.max(at, start + 1);
            return;
        }
        int value = skipSpace(equals + 1);
        int valueEnd = valueEnd(value);
        boolean quoted = valueEnd < end && value < end && isQuote(text.charAt(value)) && valueEnd > value;
        keep(start, stop, quoted ? value + 1 : value, valueEnd);
        at = quoted ? valueEnd + 1 : valueEnd;
    }

    /// Where an attribute's value ends: at its closing quotation mark, or before the tag's end or a blank.
    private int valueEnd(int value) {
        if (value >= end) {
            return end;
        }
        char quote = text.charAt(value);
        if (isQuote(quote)) {
            int closing = closing(quote, value + 1);
            if (closing >= 0) {
                return closing;
            }
        }
        int stop = value;
        while (stop < end && !isSpace(text.charAt(stop)) && text.charAt(stop) != '>' && text.charAt(stop) != '<') {
            stop++;
        }
        return stop;
    }

    private int closing(char quote, int from) {
        if (from >= (quote == '"' ? noDoubleQuote : noSingleQuote)) {
            return -1;
        }
        int closing = text.indexOf(quote, from, end);
        if (closing < 0 && quote == '"') {
            noDoubleQuote = from;
        } else if (closing < 0) {
            noSingleQuote = from;
        }
        return closing;
    }

    private void keep(int start, int stop, int value, int valueEnd) {
        if (attributeCount >= 4 * MOST_ATTRIBUTES) {
            return;
        }
        if (attributeCount == attributes.length) {
            attributes = Arrays.copyOf(attributes, 2 * attributes.length);
        }
        attributes[attributeCount++] = start;
        attributes[attributeCount++] = stop;
        attributes[attributeCount++] = value;
        attributes[attributeCount++] = valueEnd;
        if (text.startsWith("xmlns", start)) {
            names.bind(stop - start > 6 ? text.substring(start + 6, stop) : "", text.substring(value, valueEnd));
        }
    }

    /// What the element whose start tag was just read encloses; afterwards the scanner stands behind its end
    /// tag.
    ///
    /// An element without an end tag would swallow what follows: so one inside of which another item or the end
    /// of its item stands is taken to end at the next tag.
    Region element() {
        int start = at;
        if (isEmpty) {
            return new Region(start, start, false);
        }
        Names.Name own = name;
        int depth = 1;
        int firstTag = -1;
        while (true) {
            int bracket = text.indexOf('<', at, end);
            if (bracket < 0 || bracket + 1 >= end) {
                at = end;
                return new Region(start, end, firstTag >= 0);
            }
            at = bracket + 1;
            char first = text.charAt(at);
            if (first == '!') {
                firstTag = firstTag < 0 ? bracket : firstTag;
                at = afterDeclaration(bracket, false);
            } else if (first == '/') {
                int stop = nameEnd(at + 1);
                if (own.is(text, at + 1, stop) && --depth == 0) {
                    int close = text.indexOf('>', stop, end);
                    at = close < 0 ? end : close + 1;
                    return new Region(start, bracket, firstTag >= 0);
                }
                firstTag = firstTag < 0 ? bracket : firstTag;
                if (isStructure(at + 1, stop)) {
                    return unclosed(start, firstTag, bracket);
                }
                at = stop;
            } else if (first == '?' || isNameStart(first)) {
                int stop = nameEnd(at);
                firstTag = firstTag < 0 ? bracket : firstTag;
                if (isStructure(at, stop)) {
                    return unclosed(start, firstTag, bracket);
                }
                boolean same = own.is(text, at, stop);
                at = afterTag(stop);
                depth += same && text.charAt(at - 2) != '/' ? 1 : 0;
            }
        }
    }

    private Region unclosed(int start, int firstTag, int bracket) {
        boolean again = ++secondLooks <= MOST_SECOND_LOOKS;
        at = again ? firstTag : bracket;
        return new Region(start, at, !again);
    }

    /// The tags that no title or text can hold.
    private boolean isStructure(int start, int stop) {
        int length = stop - start;
        return length > 2 && length < 12 && names.of(text, start, stop).term().isStructure();
    }

    /// Behind a tag, and never inside of one of its quoted values.
    private int afterTag(int from) {
        for (int here = from; here < end; here++) {
            char character = text.charAt(here);
            if (character == '>') {
                return here + 1;
            }
            if (character == '=') {
                int value = skipSpace(here + 1);
                if (value < end && isQuote(text.charAt(value))) {
                    int closing = closing(text.charAt(value), value + 1);
                    here = closing < 0 ? value : closing;
                }
            }
        }
        return end;
    }

    /// Behind a comment, CDATA, a DOCTYPE or a processing instruction.
    private int afterDeclaration(int bracket, boolean outside) {
        if (text.startsWith("<!--", bracket)) {
            return after("-->", bracket + 4);
        }
        if (text.startsWith("<![CDATA[", bracket)) {
            return after("]]>", bracket + 9);
        }
        if (outside && text.regionMatches(true, bracket, "<!DOCTYPE", 0, 9)) {
            return afterDoctype(bracket);
        }
        return after(">", bracket + 1);
    }

    private int afterDoctype(int bracket) {
        int close = after(">", bracket);
        int subset = text.indexOf('[', bracket, close);
        if (subset < 0) {
            return close;
        }
        int subsetEnd = after("]", subset);
        for (int next = skipSpace(subsetEnd); next < end && text.charAt(next) != '>'; next = skipSpace(subsetEnd)) {
            subsetEnd = after("]", subsetEnd); // A bracket in a declaration's text.
        }
        entities.declare(text.substring(subset, Math.min(subsetEnd, subset + 100_000)));
        return after(">", subsetEnd);
    }

    private int after(String mark, int from) {
        int found = text.indexOf(mark, from, end);
        return found < 0 ? end : found + mark.length();
    }

    /// The characters of a region; tags inside of it stay as markup.
    ///
    /// @param escape what is text beside the tags has to be escaped to remain text (XHTML)
    String characters(Region region, boolean escape) {
        return region.hasTags() || escape
                ? new Inline(text, region, entities, escape).read()
                : entities.decode(text, region.start(), region.end());
    }

    private int nameEnd(int from) {
        int stop = from;
        while (stop < end && !isAttributeEnd(text.charAt(stop)) && text.charAt(stop) != '<') {
            stop++;
        }
        return stop;
    }

    /// Namespaces as they were before the last start tag, whose own are done with.
    void leave() {
        names.restore(outside);
    }

    Map<String, String> outside() {
        return outside;
    }

    void restore(Map<String, String> bindings) {
        names.restore(bindings);
    }

    private int skipSpace(int from) {
        int here = from;
        while (here < end && isSpace(text.charAt(here))) {
            here++;
        }
        return here;
    }

    private static boolean isAttributeEnd(char character) {
        return isSpace(character) || character == '=' || character == '>' || character == '/';
    }

    static boolean isSpace(char character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r' || character == '\f';
    }

    static boolean isNameStart(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character == ':'
                || character >= 0xC0;
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }
}
