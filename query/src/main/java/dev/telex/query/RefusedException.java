package dev.telex.query;

import dev.telex.query.Parsing.Refused;

/// Carries a refusal out of the depth of the grammar; it never leaves the package.
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refused refused;

    RefusedException(int position, String reason, String mend) {
        super(reason, null, false, false);
        refused = new Refused(position, reason, mend);
    }

    Refused refused() {
        return refused;
    }
}
