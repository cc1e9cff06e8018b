package dev.telex.wire.settings;

/// A password, a token, an address with a password in it: read like any other text, printed like none.
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /// What nobody may see: for the one who sends it.
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /// Says that there is one, and nothing about it.
    @Override
    public String toString() {
        return "(secret)";
    }
}
