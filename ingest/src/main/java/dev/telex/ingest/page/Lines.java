package dev.telex.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/// Takes out of an article's blocks what no reader would call its text: the headline once more, what leads
/// elsewhere, calls to subscribe, and short lines before its first and after its last sentence.
final class Lines {
    private static final int LONGEST_CALL = 200;
    private static final int LEAST_TITLE = 8;
    private static final Pattern CALL = Pattern.compile("(?i)"
            + "(?:sign up|subscribe|click here|read (?:more|also|next)|see (?:more|also)|also (?:read|on)|related|recommended"
            + "|more (?:from|on|ap)|you (?:may|might) (?:also )?like|advert|advertisement|continue reading|story continues"
            + "|share (?:this|on)|follow (?:us|him|her)|like (?:this|us)|photo|image|copyright|©|\\(c\\)|all rights reserved"
            + "|don.t miss|watch:|listen:|comments?|topics|tags?:|download|get the|enlarge image|reuse this|next|previous)\\b.*"
            + "|.*\\b(?:contributed (?:reporting|to this (?:report|story|article))|all rights reserved"
            + "|additional reporting|get our newsletter)\\b.*");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String title;
    private final String headline;

    private Lines(Document page) {
        this.title = letters(page.title());
        this.headline = letters(page.select("h1").text());
    }

    static List<Block> of(Document page, List<Block> blocks) {
        Lines lines = new Lines(page);
        List<Block> kept = new ArrayList<>();
        for (Block block : blocks) {
            if (kept.isEmpty() ? lines.isText(block) && isStart(block) : lines.isText(block)) {
                kept.add(block);
            }
        }
        while (!kept.isEmpty() && !isEnd(kept.getLast())) {
            kept.removeLast();
        }
        return kept;
    }

    private boolean isText(Block block) {
        String letters = letters(block.text());
        return !letters.isEmpty() && block.linkDensity() <= 0.9 && !isTitle(letters) && !isCall(block.text());
    }

    private boolean isTitle(String letters) {
        return letters.length() > LEAST_TITLE && (title.startsWith(letters) || headline.equals(letters));
    }

    private static boolean isCall(String text) {
        return text.length() < LONGEST_CALL && CALL.matcher(text).matches();
    }

    private static boolean isStart(Block block) {
        return !block.isHeading() && block.isSentence();
    }

    private static boolean isEnd(Block block) {
        return !block.isHeading() && block.linkDensity() < 0.5 && (block.isSentence() || block.isItem());
    }

    private static String letters(String text) {
        return NO_LETTERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
