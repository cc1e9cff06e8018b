package dev.telex.query.elastic;

/// The aliases to search; behind each are the indices of all months.
public final class Indexes {
    public static final String ARTICLES = "telex-articles";
    public static final String STORIES = "telex-stories";
    public static final String ALERTS = "telex-alerts";

    private Indexes() {}
}
