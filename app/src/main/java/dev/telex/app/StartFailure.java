package dev.telex.app;

/// What keeps Telex from starting, in words for the person who started it: what, where, and the mend.
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartFailure(String message) {
        super(message);
    }
}
