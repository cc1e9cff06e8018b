package dev.telex.ingest.parse.wire;

import org.jspecify.annotations.Nullable;

/// IPTC's scale from 1 to 9; some agencies send 0 for none.
final class Urgency {
    private Urgency() {}

    static @Nullable Integer of(@Nullable String value) {
        return value != null && value.matches("[1-9](\\.0)?") ? value.charAt(0) - '0' : null;
    }
}
