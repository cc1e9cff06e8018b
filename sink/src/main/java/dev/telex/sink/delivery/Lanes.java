package dev.telex.sink.delivery;

import dev.telex.wire.Alert;
import dev.telex.wire.Destination;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All lanes, and the targets that they share: whatever watches it is named by, an address is one target.
final class Lanes {
    private final DeliverySettings settings;
    private final Map<Name, Lane> lanes = new HashMap<>();
    private final Map<String, Target> targets = new HashMap<>();

    /// At another address, a destination is another.
    private record Name(String watch, String destination, String target) {}

    Lanes(DeliverySettings settings) {
        this.settings = settings;
    }

    Lane of(int partition, Alert alert, Destination destination) {
        return lanes.computeIfAbsent(
                new Name(alert.watch(), destination.name(), destination.target()),
                _ -> new Lane(partition, targets.computeIfAbsent(destination.target(), _ -> new Target(settings))));
    }

    List<Lane> ofWatch(String watch) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getKey().watch().equals(watch))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Leaves partitions that are somebody else's now.
    void leave(Collection<Integer> partitions) {
        lanes.values().removeIf(lane -> {
            boolean isGone = partitions.contains(lane.partition());
            if (isGone) {
                lane.leave();
                lane.target().forget(lane);
            }
            return isGone;
        });
    }

    /// Forgets those that there is nothing to remember for.
    void prune() {
        lanes.values().removeIf(Lane::isIdle);
        targets.values().retainAll(lanes.values().stream().map(Lane::target).collect(Collectors.toSet()));
    }
}
