package dev.telex.query;

/// Numbers of an article. An article may have several of one: it is enough that one lies in the range.
public enum NumberField {
    /// 1 (flash) to 9, as the wire says.
    URGENCY,
    /// How many people were killed, as the article says.
    KILLED,
    /// How many people were injured, as the article says.
    INJURED
}
