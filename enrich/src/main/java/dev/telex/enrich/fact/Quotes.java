package dev.telex.enrich.fact;

import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Fact;
import dev.telex.wire.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what was said in so many words, and by whom.
///
/// The speaker stands before the verb of speech or behind it, in the sentence that the quote is part of: "“…,” the
/// command said", "“…,” said Smith", "Smith said: “…”". Who "he" is or "the same source" is told by the quote before.
/// A quote without a speaker (a title, a word in doubt) is no fact.
final class Quotes {
    private static final Set<String> VERBS = Set.of(
            "said",
            "says",
            "told",
            "tells",
            "added",
            "adds",
            "announced",
            "announces",
            "reported",
            "reports",
            "wrote",
            "writes",
            "warned",
            "warns",
            "stated",
            "states",
            "declared",
            "declares",
            "insisted",
            "insists",
            "argued",
            "argues",
            "explained",
            "explains",
            "noted",
            "notes",
            "believes",
            "believed",
            "claimed",
            "claims",
            "posted",
            "tweeted",
            "replied",
            "asked",
            "asks",
            "commented",
            "concluded",
            "continued",
            "stressed",
            "vowed",
            "urged",
            "recalled",
            "testified",
            "admitted",
            "denied",
            "confirmed",
            "observed",
            "remarked",
            "predicted");
    private static final Set<String> ADVERBS = Set.of(
            "also",
            "still",
            "later",
            "then",
            "earlier",
            "repeatedly",
            "recently",
            "has",
            "had",
            "have",
            "separately",
            "previously",
            "reportedly",
            "simply",
            "again");
    private static final Set<String> SAME = Set.of("he", "she", "they", "it");
    /// Before "source" or "official", of whom the article spoke already.
    private static final String SAME_SOURCE = "same";

    private static final int MOST_WORDS = 10;
    private static final int FEWEST_CHARACTERS = 8;
    private static final int MOST_CHARACTERS = 3_000;

    private final Field field;
    private final List<Mention> mentions;
    private @Nullable Speaker last;

    private Quotes(Field field, List<Mention> mentions) {
        this.field = field;
        this.mentions = mentions;
    }

    private record Speaker(String name, @Nullable EntityLink entity) {}

    static List<Fact> in(Field field, List<Mention> mentions) {
        List<Mention> own = mentions.stream()
                .filter(mention -> Objects.equals(mention.field(), field.name()))
                .toList();
        return new Quotes(field, own).read();
    }

    private List<Fact> read() {
        List<Fact> found = new ArrayList<>();
        for (int i = 0; i < field.size(); i++) {
            int close = opens(i) ? closing(i) : -1;
            if (close < 0) {
                continue;
            }
            Speaker speaker = speaker(i, close);
            if (speaker != null) {
                last = speaker;
                found.add(fact(i, close, speaker));
            }
            i = close;
        }
        return found;
    }

    private Fact fact(int open, int close, Speaker speaker) {
        String text = field.tokens().text();
        int start = field.tokens().end(open);
        int end = field.tokens().start(close);
        // The comma in front of the closing mark belongs to the sentence around it.
        end = end > start && text.charAt(end - 1) == ',' ? end - 1 : end;
        return Fact.quote(field.name(), start, end, text.substring(start, end), speaker.name, speaker.entity);
    }

    private boolean opens(int token) {
        char mark = field.first(token);
        return mark == '“' || mark == '«' || (mark == '"' && !isBlankBehind(token)) || (mark == '`' && isDouble(token));
    }

    private boolean isDouble(int token) {
        return field.tokens().end(token) - field.tokens().start(token) == 2;
    }

    private boolean isBlankBehind(int token) {
        int end = field.tokens().end(token);
        return end == field.tokens().text().length()
                || Character.isWhitespace(field.tokens().text().charAt(end));
    }

    /// The mark that closes a quote; -1 where none does in the paragraph.
    private int closing(int open) {
        String text = field.tokens().text();
        char mark = field.first(open);
        int start = field.tokens().end(open);
        int paragraph = text.indexOf("\n\n", start);
        for (int i = open + 1; i < field.size(); i++) {
            int at = field.tokens().start(i);
            if (at - start > MOST_CHARACTERS || (paragraph >= 0 && at > paragraph)) {
                return -1;
            }
            char c = text.charAt(at);
            boolean closes = switch (mark) {
                case '“' -> c == '”';
                case '«' -> c == '»';
                case '`' -> c == '\'' && isDouble(i);
                default -> c == '"';
            };
            if (closes) {
                return at - start < FEWEST_CHARACTERS ? -1 : i;
            }
        }
        return -1;
    }

    private @Nullable Speaker speaker(int open, int close) {
        Speaker behind = behind(close + 1);
        return behind != null ? behind : before(open - 1);
    }

    /// "…,” said Smith", "…,” the command said"
    private @Nullable Speaker behind(int from) {
        int at = field.word(from).equals(",") ? from + 1 : from;
        if (startsParagraph(at)) {
            return null;
        }
        if (VERBS.contains(field.word(at))) {
            return named(at + 1, phraseEnd(at + 1));
        }
        for (int i = at; i < Math.min(field.size(), at + MOST_WORDS) && isPhrase(i); i++) {
            if (VERBS.contains(field.word(i)) && i > at) {
                return named(at, withoutAdverbs(at, i - 1));
            }
        }
        return null;
    }

    /// "Smith said: “…", "Smith told reporters that “…"
    private @Nullable Speaker before(int from) {
        for (int verb = from; verb > Math.max(0, from - MOST_WORDS); verb--) {
            if (VERBS.contains(field.word(verb))) {
                int last = withoutAdverbs(0, verb - 1);
                int first = last;
                while (first > 0 && last - first < MOST_WORDS && isPhrase(first - 1) && !startsParagraph(first)) {
                    first--;
                }
                return last < 0 ? null : named(first, last);
            }
            boolean passes = isPhrase(verb)
                    || field.word(verb).equals(",")
                    || field.word(verb).equals(":");
            if (!passes || startsParagraph(verb)) {
                return null;
            }
        }
        return null;
    }

    private int withoutAdverbs(int first, int last) {
        int at = last;
        while (at > first && ADVERBS.contains(field.word(at))) {
            at--;
        }
        return at;
    }

    private int phraseEnd(int first) {
        int last = first - 1;
        while (last + 1 < field.size() && last - first < MOST_WORDS && isPhrase(last + 1)) {
            last++;
        }
        return last;
    }

    /// Words and what joins them.
    private boolean isPhrase(int token) {
        char first = field.first(token);
        return field.isWord(token)
                || first == '\''
                || first == '’'
                || first == '-'
                || (first == '.' && isInitial(token));
    }

    private boolean isInitial(int token) {
        return field.tokens().end(token) - field.tokens().start(token) > 1;
    }

    private boolean startsParagraph(int token) {
        if (token <= 0 || token >= field.size()) {
            return true;
        }
        int end = field.tokens().end(token - 1);
        return field.tokens().text().substring(end, field.tokens().start(token)).indexOf('\n') >= 0;
    }

    /// Who a phrase names: a mention in it where there is one, else its words as they stand.
    private @Nullable Speaker named(int first, int last) {
        if (last < first) {
            return null;
        }
        boolean same = field.word(first + 1).equals(SAME_SOURCE) || (first == last && SAME.contains(field.word(first)));
        if (same) {
            return this.last;
        }
        int start = field.tokens().start(first);
        int end = field.tokens().end(last);
        Mention whole = null;
        for (Mention mention : mentions) {
            if (mention.start() >= start && mention.end() <= end) {
                boolean isSpeaker = mention.type() != EntityType.MISC;
                whole = isSpeaker && (whole == null || (isPerson(mention) && !isPerson(whole))) ? mention : whole;
            }
        }
        String words = field.text(first, last);
        if (whole == null || (!isPerson(whole) && whole.end() - whole.start() < words.length())) {
            return new Speaker(words, null);
        }
        return new Speaker(whole.text(), whole.entity());
    }

    private static boolean isPerson(Mention mention) {
        return mention.type() == EntityType.PER;
    }
}
