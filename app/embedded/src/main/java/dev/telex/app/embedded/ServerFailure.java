package dev.telex.app.embedded;

import org.jspecify.annotations.Nullable;

/// An embedded server can't run. The message says which, why, where its log is, and the mend where one is known.
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    ServerFailure(String message) {
        this(message, null);
    }

    ServerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
