package dev.telex.enrich.text;

import java.util.regex.Pattern;

/// Paragraphs of a page or feed that are not the article's: what to click, share and subscribe to.
final class Furniture {
    private static final int LONGEST = 250;
    private static final String PLACES =
            "(?:facebook|twitter|x|whatsapp|linkedin|telegram|reddit|pinterest|e-?mail|print|messenger|flipboard|copy link)";
    private static final Pattern PARAGRAPH = Pattern.compile(
            "share(?: this)?(?: (?:article|story|post|page|video))?(?: ?:| (?:on|via|with|to) .{1,60})?"
                    + "|(?:share|tweet|click to \\w+|opens in new window|" + PLACES + "|[\\W\\d])+"
                    + "|(?:continue reading|read more|read (?:the )?(?:full|rest of the|rest of this|original) ?(?:article|story|post)?"
                    + "|read on|click here (?:to|for) .*|view original|keep reading)(?:\\b.{0,200})?"
                    + "|the post .+ (?:first )?appeared (?:first )?on .+"
                    + "|(?:sign up|subscribe)(?: here)? (?:for|to) .*(?:newsletters?|briefing|updates|alerts|podcast).*"
                    + "|follow (?:us|\\S+ news) on .{1,80}|(?:skip )?advertisements?|skip to (?:main )?content",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private Furniture() {}

    static boolean is(String paragraph) {
        return paragraph.length() <= LONGEST
                && LETTER.matcher(paragraph).find()
                && PARAGRAPH.matcher(paragraph).matches();
    }
}
