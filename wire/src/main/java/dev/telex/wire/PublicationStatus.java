package dev.telex.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether an article may be used, as its publisher says (NewsML-G2 pubStatus, NITF management status).
public enum PublicationStatus {
    @JsonProperty("usable")
    USABLE,
    /// Not now: the publisher holds it back until further notice.
    @JsonProperty("withheld")
    WITHHELD,
    /// Not ever: withdrawn. Both spellings, "canceled" and "cancelled", mean it.
    @JsonProperty("canceled")
    CANCELED
}
