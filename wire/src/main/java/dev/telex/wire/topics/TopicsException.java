package dev.telex.wire.topics;

import org.jspecify.annotations.Nullable;

/// Kafka cannot be reached, or will not have the topics.
public final class TopicsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TopicsException(@Nullable Throwable cause) {
        super(
                "Kafka does not give the topics of Telex: " + (cause == null ? "no reason given" : cause.getMessage())
                        + "; is kafka.bootstrap-servers right, and may this user create topics?",
                cause);
    }
}
