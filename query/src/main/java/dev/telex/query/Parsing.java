package dev.telex.query;

/// What became of a query's text.
public sealed interface Parsing {
    record Parsed(Query query) implements Parsing, WatchParsing {}

    /// @param position of the first character that is wrong, in UTF-16 units into the text; its length at the end
    /// @param reason   what is wrong there: "the group that opens here is never closed"
    /// @param mend     what to do: "close it with )"
    record Refused(int position, String reason, String mend) implements Parsing, WatchParsing {
        /// For a person: "position 7: the group that opens here is never closed; close it with )".
        public String message() {
            return "position %d: %s; %s".formatted(position, reason, mend);
        }
    }
}
