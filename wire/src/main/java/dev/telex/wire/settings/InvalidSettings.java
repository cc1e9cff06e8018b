package dev.telex.wire.settings;

import java.util.List;

/// Settings that cannot be used: every fault in them, each with where it stands and what was expected.
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    InvalidSettings(List<String> faults) {
        super((faults.size() == 1 ? "1 fault" : faults.size() + " faults") + " in the settings:\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
