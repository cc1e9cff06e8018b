package dev.telex.ingest.drop;

import dev.telex.ingest.drop.Folder.DroppedFile;
import dev.telex.ingest.drop.Folder.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which files are whole. Whoever writes a file does not say when the last byte is written, so a file counts as
/// whole when size and time stayed the same for a while between two looks; or at once, when it has just been
/// renamed from a temporary name, which is how careful writers say it.
final class Settling {
    private final Duration settle;
    private Map<String, Look> looks = Map.of();
    private Set<String> temporary = Set.of();

    /// @param since when it was first seen as it is; the beginning of time where it is known to be whole
    private record Look(DroppedFile file, Instant since) {}

    Settling(Duration settle) {
        this.settle = settle;
    }

    /// The whole ones, the oldest first: of two versions of a story the later has to win.
    List<DroppedFile> ready(Listing listing, Instant now) {
        Set<String> gone = new HashSet<>(temporary);
        gone.addAll(listing.vanished());
        gone.removeAll(listing.temporary());
        Map<String, Look> next = new HashMap<>();
        for (DroppedFile file : listing.files()) {
            boolean renamed = gone.stream().anyMatch(name -> FileNames.isFrom(file.name(), name));
            next.put(file.name(), new Look(file, renamed ? Instant.MIN : since(file, now)));
        }
        looks = next;
        temporary = listing.temporary();
        return looks.values().stream()
                .filter(look -> isWhole(look, now))
                .map(Look::file)
                .sorted(Comparator.comparing(DroppedFile::modified).thenComparing(DroppedFile::name))
                .toList();
    }

    /// Whether files are there that may be whole soon.
    boolean isWaiting(Instant now) {
        return looks.values().stream().anyMatch(look -> !isWhole(look, now));
    }

    private Instant since(DroppedFile file, Instant now) {
        Look before = looks.get(file.name());
        return before != null && before.file().equals(file) ? before.since() : now;
    }

    private boolean isWhole(Look look, Instant now) {
        return look.since().equals(Instant.MIN) || !look.since().plus(settle).isAfter(now);
    }
}
