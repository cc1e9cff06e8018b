package dev.telex.enrich.alert;

import dev.telex.wire.Alert.Because;
import dev.telex.wire.Kind;
import dev.telex.wire.Watch.When;

/// What a matching article is to a watch, after all that the watch was told of the story.
sealed interface Ruling {
    record Alerts(Because because) implements Ruling {}

    /// Too few independent sources have the story so far.
    record Waits() implements Ruling {}

    /// The watch knows the story.
    record Joins() implements Ruling {}

    /// Whether anything follows.
    ///
    /// @param isKnown the watch was told of the story, or waits already
    default boolean isNews(boolean isKnown) {
        return this instanceof Alerts || (this instanceof Waits && !isKnown);
    }

    /// @param hasAlerted the watch was told of the story
    /// @param ofThis     and by this very article
    /// @param sources    independent ones that have the story, this article's among them
    /// @param wasQuiet   nothing was told of it for as long as the watch asks
    static Ruling of(When when, Kind kind, boolean hasAlerted, boolean ofThis, int sources, boolean wasQuiet) {
        if (!hasAlerted) {
            return sources < when.sources()
                    ? new Waits()
                    : new Alerts(when.sources() > 1 ? Because.SOURCES : Because.FIRST);
        }
        if (kind == Kind.CORRECTION && ofThis) {
            return new Alerts(Because.CORRECTION);
        }
        if (kind == Kind.NEW && when.everyArticle()) {
            return new Alerts(Because.ARTICLE);
        }
        if (kind != Kind.NEW && when.revisions()) {
            return new Alerts(Because.REVISION);
        }
        return wasQuiet ? new Alerts(Because.AGAIN) : new Joins();
    }
}
