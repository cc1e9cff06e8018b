package dev.telex.ingest.publish;

import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who gets feeds by other ways than asking, and has to know which feeds there are. Called from the threads
/// that follow Kafka and that poll: returns at once.
public interface Subscriber {
    /// This process has the feed from now on, or it was changed.
    default void owned(Feed feed) {}

    /// The feed was removed, or another process has it.
    default void released(String feed) {}

    /// A document was read that came by asking.
    ///
    /// @param hubs where its publisher says that changes can be subscribed to, headers before document
    /// @param self by which name the hubs know it; null where that is not said
    default void announced(Feed feed, FeedState state, List<String> hubs, @Nullable String self) {}

    /// Whether what is new in the feed comes by itself, so that it need not be asked often.
    default boolean isPushed(String feed) {
        return false;
    }
}
