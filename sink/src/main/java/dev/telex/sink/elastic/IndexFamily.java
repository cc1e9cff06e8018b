package dev.telex.sink.elastic;

import dev.telex.query.elastic.Indexes;
import dev.telex.wire.topics.Topics;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/// One kind of events in Elasticsearch: indices of a month each, behind an alias for searches.
///
/// What was first seen in a month, and what alerted in it, stands in one index, `telex-articles-2026.11-1`,
/// so that every record of an id meets the earlier ones. Writers name it by its own alias,
/// `telex-articles-2026.11`: the number behind it rises when the index is built anew.
public enum IndexFamily {
    ARTICLES(Indexes.ARTICLES, Topics.ENRICHED.name(), "firstSeen"),
    STORIES(Indexes.STORIES, Topics.STORIES.name(), "firstSeen"),
    /// An alert never changes: the version of its article, which it carries, serves for its own.
    ALERTS(Indexes.ALERTS, Topics.ALERTS.name(), "at");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu.MM");

    private final String alias;
    private final String topic;
    private final String time;

    IndexFamily(String alias, String topic, String time) {
        this.alias = alias;
        this.topic = topic;
        this.time = time;
    }

    /// @param topic one of those that [#topics] lists
    static IndexFamily of(String topic) {
        return Arrays.stream(values())
                .filter(family -> family.topic.equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no index is made of " + topic));
    }

    /// The topics that are written to Elasticsearch.
    public static List<String> topics() {
        return Arrays.stream(values()).map(family -> family.topic).toList();
    }

    /// What searches name.
    public String alias() {
        return alias;
    }

    /// The topic that it is made of.
    public String topic() {
        return topic;
    }

    /// The field that names the month. It never changes for one id.
    String time() {
        return time;
    }

    /// What writers name: the alias of the month in which an event was first seen.
    String month(Instant firstSeen) {
        return month(YearMonth.from(firstSeen.atOffset(ZoneOffset.UTC)));
    }

    String month(YearMonth month) {
        return alias + "-" + MONTH.format(month);
    }

    /// The month of an index or of its alias.
    YearMonth month(String index) {
        int start = alias.length() + 1;
        return YearMonth.parse(index.substring(start, start + "2026.11".length()), MONTH);
    }
}
