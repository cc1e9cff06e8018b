package dev.telex.enrich.watch;

/// A set of addresses that is cleared by counting on.
final class AddressSet {
    private int[] addresses = new int[1 << 10];
    private int[] epochs = new int[1 << 10];
    private int epoch;
    private int size;

    void clear() {
        epoch++;
        size = 0;
    }

    /// @return whether it was not there
    boolean add(int address) {
        if (size * 2 > addresses.length) {
            grow();
        }
        int slot = slot(address);
        if (epochs[slot] == epoch) {
            return false;
        }
        addresses[slot] = address;
        epochs[slot] = epoch;
        size++;
        return true;
    }

    private int slot(int address) {
        int mask = addresses.length - 1;
        int slot = (int) ((address * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (epochs[slot] == epoch && addresses[slot] != address) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] old = addresses;
        int[] oldEpochs = epochs;
        addresses = new int[old.length * 2];
        epochs = new int[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (oldEpochs[i] == epoch) {
                int slot = slot(old[i]);
                addresses[slot] = old[i];
                epochs[slot] = epoch;
            }
        }
    }
}
