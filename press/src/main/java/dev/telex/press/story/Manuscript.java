package dev.telex.press.story;

import java.util.List;

/// A story as written, in plain text.
///
/// @param headline without any `UPDATE 1-` before it
/// @param otherHeadline as another desk might put it
/// @param dateline place, date and credit, without the dash: `NAIROBI, Nov 22 (Kestrel Wire)`
/// @param summary the lead sentence
/// @param paragraphs the text, of which the first is the lead; without the dateline
/// @param author who wrote it
/// @param note what a correction corrects; empty in other editions
public record Manuscript(
        String headline,
        String otherHeadline,
        String dateline,
        String summary,
        List<String> paragraphs,
        String author,
        String note) {}
