package dev.telex.enrich.text;

import java.util.Arrays;
import java.util.Set;

/// One pass over a text, from token to token.
///
/// The cuts are those of the Penn Treebank where names are concerned ("'s" and "n't" by themselves, "U.S." and
/// "Mr." in one piece), except that a hyphen always parts: "London-based" names London. Addresses of the web,
/// "@handles" and "#tags" stay whole.
///
/// A sentence ends at an empty line, and behind ".", "!" or "?" (with what closes a quote or bracket) where white
/// space and then no small letter follows; the dot of an abbreviation belongs to it and ends nothing. Sentences
/// are cut at 200 tokens, so that what is done by sentence stays linear in the length of any text.
final class Tokenizer {
    private static final int LONGEST_SENTENCE = 200;
    private static final int LONGEST_ABBREVIATION = 4;
    private static final Set<String> ABBREVIATIONS = Set.of("""
            Mr Mrs Ms Dr Prof Gen Col Maj Lt Capt Sgt Cpl Cmdr Adm Brig Gov Sen Rep Rev Hon Pres St Mt Ft Jr Sr
            Inc Ltd Co Corp Bros Assn Dept Univ No vs Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Calif
            Mass Pa Fla Conn Tenn Ariz Colo Minn Wash Va Md Ga Ill Ind Mich Mo Okla Ont Que""".split("\\s+", -1));

    private final String text;
    private int[] starts;
    private int[] ends;
    private int size;
    private int[] sentenceEnds = new int[16];
    private int sentences;
    private boolean ended;

    Tokenizer(String text) {
        this.text = text;
        starts = new int[text.length() / 5 + 8];
        ends = new int[starts.length];
    }

    Tokens tokens() {
        int i = 0;
        while (true) {
            int next = Chars.skipBlank(text, i);
            if (next == text.length()) {
                break;
            }
            if (isSentenceEnd(i, next)) {
                endSentence();
            }
            i = endOfToken(next);
            add(next, i);
        }
        endSentence();
        return new Tokens(text, starts, ends, size, sentenceEnds, sentences);
    }

    /// Whether a sentence ends in the blank between two tokens.
    private boolean isSentenceEnd(int from, int to) {
        if (isAt(sentenceStart() + LONGEST_SENTENCE)) {
            return true;
        }
        if (from == to) {
            return false;
        }
        if (ended && !Character.isLowerCase(text.codePointAt(to))) {
            return true;
        }
        int line = text.indexOf('\n', from, to);
        return line >= 0 && text.indexOf('\n', line + 1, to) >= 0;
    }

    private boolean isAt(int token) {
        return size == token;
    }

    private int sentenceStart() {
        return sentences == 0 ? 0 : sentenceEnds[sentences - 1];
    }

    private void endSentence() {
        if (isAt(sentenceStart())) {
            return;
        }
        if (sentences == sentenceEnds.length) {
            sentenceEnds = Arrays.copyOf(sentenceEnds, sentences * 2);
        }
        sentenceEnds[sentences++] = size;
        ended = false;
    }

    private void add(int from, int to) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = from;
        ends[size++] = to;
        char first = text.charAt(from);
        ended = switch (first) {
            case '.', '!', '?', '\u2026', '\u3002' -> true;
            case '"', '\'', ')', ']', '\u201D', '\u2019' -> ended;
            default -> false;
        };
    }

    private int endOfToken(int from) {
        char c = text.charAt(from);
        if (Chars.isWord(text, from)) {
            return isAddress(from) ? endOfAddress(from) : endOfWord(from);
        }
        if ((c == '@' || c == '#') && Chars.isWord(text, from + 1)) {
            return endOfHandle(from + 1);
        }
        if (Chars.isApostrophe(c) && isBehindToken(from)) {
            return from + 1 + Math.max(0, contraction(from + 1));
        }
        if (c == '.' || c == '-' || c == '*' || c == '=' || c == '_' || c == '`' || c == '\'') {
            int i = from + 1;
            while (i < text.length() && text.charAt(i) == c) {
                i++;
            }
            return i;
        }
        return from + Character.charCount(text.codePointAt(from));
    }

    private boolean isBehindToken(int at) {
        return size > 0 && (ends[size - 1] == at || contraction(at + 1) > 0);
    }

    private int endOfWord(int from) {
        int i = from;
        int letters = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Chars.isWord(text, i)) {
                i += Chars.length(text, i);
                letters++;
            } else if (c == '.' && (isAcronymDot(from, i) || isInnerDot(i, letters))) {
                i++;
            } else if (c == '.' && isAbbreviation(from, i)) {
                return i + 1;
            } else if (Chars.isApostrophe(c) && Chars.isWord(text, i + 1) && contraction(i + 1) < 0) {
                if (isNot(i)) {
                    return i - 1 == from ? i + 2 : i - 1;
                }
                i++;
            } else if (isJoined(c) && i > from && Chars.isWord(text, i + 1)) {
                i++;
            } else if (c == ',' && Chars.isDigit(text, i - 1) && Chars.isDigit(text, i + 1)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isJoined(char c) {
        return c == '&' || c == '_';
    }

    /// The dots of "U.S." and "a.m.", and of the initial in "J. Smith".
    private boolean isAcronymDot(int from, int dot) {
        if ((dot - from) % 2 == 0 || !Character.isLetter(text.charAt(dot - 1))) {
            return false;
        }
        if (dot - from == 1) {
            return Character.isUpperCase(text.charAt(from)) || isLetterAndDot(dot + 1);
        }
        return text.charAt(dot - 2) == '.';
    }

    private boolean isLetterAndDot(int at) {
        return at + 1 < text.length() && Character.isLetter(text.charAt(at)) && text.charAt(at + 1) == '.';
    }

    /// The dots of "4.5" and "example.com".
    private boolean isInnerDot(int dot, int letters) {
        if (dot + 1 == text.length() || letters < 1) {
            return false;
        }
        char after = text.charAt(dot + 1);
        return Chars.isDigit(text, dot - 1) ? Chars.isDigit(text, dot + 1) : after >= 'a' && after <= 'z';
    }

    private boolean isAbbreviation(int from, int dot) {
        return dot - from <= LONGEST_ABBREVIATION + 1
                && dot - from > 1
                && Character.isUpperCase(text.charAt(from))
                && ABBREVIATIONS.contains(text.substring(from, dot));
    }

    /// The length of the "s" of "'s" or the "ll" of "'ll", which stands behind an apostrophe; -1 for other
    /// letters.
    private int contraction(int at) {
        int end = at;
        while (end < text.length() && end - at < 3 && Chars.isWord(text, end)) {
            end++;
        }
        return switch (end - at) {
            case 1 -> "sSdmDM".indexOf(text.charAt(at)) >= 0 ? 1 : -1;
            case 2 -> text.startsWith("re", at) || text.startsWith("ve", at) || text.startsWith("ll", at) ? 2 : -1;
            default -> -1;
        };
    }

    /// Whether the apostrophe is that of "n't".
    private boolean isNot(int apostrophe) {
        return apostrophe > 0
                && text.charAt(apostrophe - 1) == 'n'
                && text.charAt(apostrophe + 1) == 't'
                && !Chars.isWord(text, apostrophe + 2);
    }

    private int endOfHandle(int from) {
        int i = from;
        while (Chars.isWord(text, i) || (i < text.length() && text.charAt(i) == '_')) {
            i += Chars.length(text, i);
        }
        return i;
    }

    private boolean isAddress(int from) {
        return text.startsWith("http://", from) || text.startsWith("https://", from) || text.startsWith("www.", from);
    }

    /// Up to white space, without the punctuation of the sentence around it.
    private int endOfAddress(int from) {
        int i = from;
        while (i < text.length() && !Chars.isBlank(text.charAt(i)) && "<>\"".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        while (".,;:!?)]'\u201D\u2019".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }
}
