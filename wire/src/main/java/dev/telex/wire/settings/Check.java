package dev.telex.wire.settings;

import java.util.ArrayList;
import java.util.List;

/// The limits of a settings record, checked in its constructor: all of them are looked at before [#done]
/// complains.
public final class Check {
    private final List<Fault> faults = new ArrayList<>();

    /// @param component the record component's name
    public <T extends Comparable<? super T>> Check atLeast(String component, T value, T least) {
        return that(value.compareTo(least) >= 0, component, "expected at least " + Value.print(least));
    }

    public <T extends Comparable<? super T>> Check between(String component, T value, T least, T most) {
        return that(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                component,
                "expected from " + Value.print(least) + " to " + Value.print(most));
    }

    /// @param expectation what the setting has to be, as in "expected an absolute http or https address"
    public Check that(boolean holds, String component, String expectation) {
        if (!holds) {
            faults.add(new Fault(component, expectation));
        }
        return this;
    }

    public void done() {
        if (!faults.isEmpty()) {
            throw new OutOfLimits(faults);
        }
    }

    record Fault(String component, String expectation) {}

    static final class OutOfLimits extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final transient List<Fault> faults;

        OutOfLimits(List<Fault> faults) {
            super(String.join(
                    "; ",
                    faults.stream()
                            .map(f -> f.component() + ": " + f.expectation())
                            .toList()));
            this.faults = List.copyOf(faults);
        }

        List<Fault> faults() {
            return faults;
        }
    }
}
