package dev.telex.query;

/// What became of a watch's text: [Parsing.Parsed] asks for articles.
public sealed interface WatchParsing permits Parsing.Parsed, Parsing.Refused, WatchParsing.OfTrends {
    /// It asks for bursts.
    record OfTrends(TrendQuery query) implements WatchParsing {}
}
