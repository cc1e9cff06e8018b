package dev.telex.app.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// When a server died of late, and what follows: the first death is forgiven at once, each further one within a
/// minute takes twice as long, and the fifth is the last.
///
/// @param recent within the last minute, oldest first
record Deaths(List<Instant> recent) {

    static final Deaths NONE = new Deaths(List.of());

    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int TOO_MANY = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    Deaths and(Instant death) {
        Instant forgotten = death.minus(WINDOW);
        return new Deaths(Stream.concat(recent.stream().filter(forgotten::isBefore), Stream.of(death))
                .toList());
    }

    boolean tooMany() {
        return recent.size() >= TOO_MANY;
    }

    /// How long to wait before the server is started again.
    Duration pause() {
        return recent.size() < 2 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << (recent.size() - 2));
    }
}
