package dev.telex.bench;

import java.util.HashMap;
import java.util.Map;

/// How events became stories, article by article in the order in which they were told.
final class Openings {
    /// How many stories each event opened.
    private final Map<String, Integer> opened = new HashMap<>();
    private int joinedAsFirst;

    /// @param opens whether this article opened a story
    void add(String event, boolean opens) {
        joinedAsFirst += opens || opened.containsKey(event) ? 0 : 1;
        opened.merge(event, opens ? 1 : 0, Integer::sum);
    }

    int events() {
        return opened.size();
    }

    /// The share of events whose first article joined another event's story: nobody is alerted of these.
    double missed() {
        return (double) joinedAsFirst / opened.size();
    }

    /// The share of events that became several stories.
    double split() {
        return (double) opened.values().stream().filter(count -> count > 1).count() / opened.size();
    }
}
