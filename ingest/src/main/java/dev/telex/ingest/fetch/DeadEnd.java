package dev.telex.ingest.fetch;

/// Why a request came to nothing: what happened, where, which limit, and the mend where there is one.
final class DeadEnd extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    DeadEnd(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
