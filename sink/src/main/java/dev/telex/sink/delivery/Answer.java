package dev.telex.sink.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of an attempt.
sealed interface Answer {
    record Taken() implements Answer {}

    /// It will not have this message, but may have others.
    record Refused(String reason) implements Answer {}

    /// It is no more: nothing is sent there again.
    record Gone(String reason) implements Answer {}

    /// It did not work this time.
    ///
    /// @param after how long it asks to be left alone; null: it does not say
    record NotNow(String reason, @Nullable Duration after) implements Answer {
        NotNow(String reason) {
            this(reason, null);
        }
    }
}
