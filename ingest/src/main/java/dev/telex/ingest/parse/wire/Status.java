package dev.telex.ingest.parse.wire;

import dev.telex.wire.PublicationStatus;
import org.jspecify.annotations.Nullable;

/// "usable", "stat:canceled", "http://cv.iptc.org/newscodes/pubstatusg2/withheld": one word in every format.
final class Status {
    private Status() {}

    /// Null where it says nothing, or what the standards do not know.
    static @Nullable PublicationStatus of(@Nullable String code) {
        return switch (Text.local(code).strip()) {
            case "usable" -> PublicationStatus.USABLE;
            case "withheld", "withhold" -> PublicationStatus.WITHHELD;
            case "canceled", "cancelled" -> PublicationStatus.CANCELED;
            default -> null;
        };
    }
}
