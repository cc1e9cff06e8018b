package dev.telex.enrich.entity;

/// A name of the dictionary found in a field, before it is decided what it means.
///
/// @param first first token
/// @param last  last token
/// @param evidence what the tagger says
record Sighting(FieldReading field, int first, int last, Name name, Standing standing, Evidence evidence) {

    int start() {
        return field.tokens().start[first];
    }

    /// The end of the last word, or behind the dot that belongs to the name ("U.S.").
    int end() {
        int end = field.tokens().end[last];
        String text = field.tokens().text;
        boolean dot = name.spelling().endsWith(".") && end < text.length() && text.charAt(end) == '.';
        return dot ? end + 1 : end;
    }
}
