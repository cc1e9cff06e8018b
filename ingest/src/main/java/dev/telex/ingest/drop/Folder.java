package dev.telex.ingest.drop;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Where a publisher puts files, with done/ and failed/ below it.
interface Folder extends AutoCloseable {
    /// The plain files that lie in it now.
    ///
    /// @throws IOException where it cannot be used; the message says what is wrong, and the mend
    Listing list() throws IOException;

    /// @return at most one byte more than the limit: then the file is too large
    byte[] read(String name, int limit) throws IOException;

    /// Moves a file to done/, in one step.
    void done(String name) throws IOException;

    /// Moves a file to failed/, in one step, where its reason lies already.
    void failed(String name, String reason) throws IOException;

    /// Waits until something may have changed, at most as long as said.
    void await(Duration time) throws InterruptedException;

    @Override
    void close();

    /// @param modified as the file system says
    record DroppedFile(String name, long size, Instant modified) {}

    /// @param temporary names that are there under which others write until they rename
    /// @param vanished  temporary names that are known to have been there since the last listing, and to be gone
    record Listing(List<DroppedFile> files, Set<String> temporary, Set<String> vanished) {
        public Listing {
            files = List.copyOf(files);
            temporary = Set.copyOf(temporary);
            vanished = Set.copyOf(vanished);
        }
    }
}
