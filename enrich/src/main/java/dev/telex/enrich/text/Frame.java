package dev.telex.enrich.text;

import dev.telex.wire.Boilerplate;
import dev.telex.wire.Boilerplate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a wire puts around a story: told apart from it, not taken out, so that every offset into the text holds.
///
/// @param parts in the order of the text; none overlap
/// @param start where the story itself begins: behind the dateline
/// @param end   one past its last character
public record Frame(List<Boilerplate> parts, int start, int end) {
    /// The longest part, in characters; so far in front of the rest of a text, and behind it, is looked.
    private static final int LONGEST = 500;

    private static final String MONTH = "(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\\p{L}*\\.?";
    private static final String DAY =
            "(?:\\d{1,2} " + MONTH + "|" + MONTH + " \\d{1,2}|\\p{Lu}\\p{L}{2,}day)(?:,? \\d{4})?";
    private static final String AGENCY = "\\([\\p{L} ./&-]{2,40}\\)";
    private static final String DASH = "(?:--|[-\u2013\u2014])";
    private static final String CAPITALS = "\\p{Lu}[\\p{Lu}.'\u2019 /-]{2,60}";
    private static final String NAME = "\\p{Lu}[\\p{L}.'\u2019 /-]{2,60}";
    private static final String REGION_AND_DAY = "(?:, " + NAME + ")?(?:, " + DAY + ")?";

    private static final Pattern NOTE = Pattern.compile("\\((?:Adds?|Updates?|Recasts?|Corrects?|Repeats?|Refiles?"
            + "|Rewrites?|Releads?|Writes|Clarifies|Removes|Fixes|Deletes|Restores|Eds)\\b[^()\n]{0,400}\\)");
    private static final Pattern BYLINE = Pattern.compile("(?:By|BY) \\p{Lu}[\\p{L}.'\u2019, |-]{1,160}(?=\n)");

    /// A place in capitals has a dash or colon behind it, one in small letters an agency and a dash.
    private static final Pattern DATELINE =
            Pattern.compile("(?!(?:BREAKING|UPDATE|WATCH|LIVE|EXCLUSIVE|ANALYSIS|NOTE)\\b)"
                    + "(?:" + CAPITALS + REGION_AND_DAY + "(?: " + AGENCY + ")?(?: ?" + DASH + "|:)"
                    + "|" + NAME + REGION_AND_DAY + " " + AGENCY + " ?" + DASH + ")(?=\\s)");

    private static final Pattern CREDIT = Pattern.compile(
            "\\(?(?:(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated) by |With files from "
                    + "|Copyright |\u00A9|\\(c\\) ).*|.{0,80}contributed to this (?:report|story|article)\\.?",
            Pattern.CASE_INSENSITIVE);
    /// In the last line of the story itself.
    private static final Pattern CREDIT_IN_LINE =
            Pattern.compile("\\((?:Additional )?(?:Reporting|Writing|Editing) by [^()\n]+\\)$");

    private static final Pattern END_MARK = Pattern.compile("(?:#{2,}|-30-|-0-|\\(?(?:ENDS?|MORE)\\)?"
            + "|(?:--? ?)?(?:REUTERS?|Reuters?|AFP|AP|UPI|dpa|PTI|ANSA|EFE|TASS|Xinhua)"
            + "|[a-z]{2,5}(?:-[a-z]{2,5})?(?:/[a-z]{2,5}){1,4})\\.?");

    /// Of a text that begins with its dateline, if it has one.
    public static Frame of(String text) {
        List<Boilerplate> parts = new ArrayList<>();
        int start = front(text, parts);
        List<Boilerplate> behind = new ArrayList<>();
        int end = back(text, start, behind);
        parts.addAll(behind.reversed());
        return new Frame(List.copyOf(parts), start, end);
    }

    /// Where the dateline ends that a text begins with; 0 where there is none.
    public static int endOfDateline(String text) {
        List<Boilerplate> parts = new ArrayList<>();
        front(text, parts);
        return parts.isEmpty() || parts.getLast().kind() != Kind.DATELINE
                ? 0
                : parts.getLast().end();
    }

    private static int front(String text, List<Boilerplate> parts) {
        int at = Chars.skipBlank(text, 0);
        for (Boilerplate part = frontPart(text, at); part != null; part = frontPart(text, at)) {
            parts.add(part);
            at = Chars.skipBlank(text, part.end());
            if (part.kind() == Kind.DATELINE) {
                break;
            }
        }
        return at;
    }

    private static @Nullable Boilerplate frontPart(String text, int at) {
        for (Kind kind : List.of(Kind.NOTE, Kind.BYLINE, Kind.DATELINE)) {
            Pattern pattern = kind == Kind.NOTE ? NOTE : kind == Kind.BYLINE ? BYLINE : DATELINE;
            Matcher matcher = pattern.matcher(text).region(at, Math.min(text.length(), at + LONGEST));
            if (matcher.useTransparentBounds(true).lookingAt()) {
                return new Boilerplate(kind, at, matcher.end());
            }
        }
        return null;
    }

    private static int back(String text, int start, List<Boilerplate> parts) {
        int end = stripEnd(text, start, text.length());
        for (Boilerplate part = backPart(text, start, end); part != null; part = backPart(text, start, end)) {
            parts.add(part);
            end = stripEnd(text, start, part.start());
        }
        return end;
    }

    /// The last line, if it is none of the story's; or the end of it.
    private static @Nullable Boilerplate backPart(String text, int start, int end) {
        int line = Math.max(start, Chars.skipBlank(text, text.lastIndexOf('\n', end - 1) + 1));
        if (end <= start || end - line > LONGEST) {
            return null;
        }
        String last = text.substring(line, end);
        if (END_MARK.matcher(last).matches()) {
            return new Boilerplate(Kind.END_MARK, line, end);
        }
        if (CREDIT.matcher(last).matches()) {
            return new Boilerplate(Kind.CREDIT, line, end);
        }
        Matcher inLine = CREDIT_IN_LINE.matcher(last);
        return inLine.find() ? new Boilerplate(Kind.CREDIT, line + inLine.start(), end) : null;
    }

    private static int stripEnd(String text, int start, int end) {
        int at = end;
        while (at > start && Chars.isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
