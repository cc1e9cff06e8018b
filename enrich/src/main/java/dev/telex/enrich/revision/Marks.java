package dev.telex.enrich.revision;

import dev.telex.wire.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an article's words say that it is to an earlier one: the marks of its headline, else the note in brackets
/// with which wires begin the text ("(Corrects day of the week in second paragraph)").
final class Marks {
    private static final Map<String, Kind> NOTES = Map.of(
            "corrects", Kind.CORRECTION,
            "correcting", Kind.CORRECTION,
            "refiles", Kind.REFILE,
            "repeats", Kind.REFILE,
            "updates", Kind.UPDATE,
            "adds", Kind.UPDATE,
            "recasts", Kind.UPDATE);
    private static final Pattern NOTE = Pattern.compile("^\\s?[\\[(](\\p{L}+)\\b");

    private Marks() {}

    static @Nullable Kind of(String title, String text) {
        Kind mark = Headline.of(title).mark();
        if (mark != null && mark != Kind.UPDATE) {
            return mark;
        }
        Matcher note = NOTE.matcher(text);
        Kind noted = note.find() ? NOTES.get(note.group(1).toLowerCase(Locale.ROOT)) : null;
        return noted == null ? mark : noted;
    }
}
