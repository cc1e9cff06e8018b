package dev.telex.ingest.drop;

import dev.telex.ingest.drop.Folder.DroppedFile;
import dev.telex.ingest.publish.Intake;
import dev.telex.ingest.publish.Received;
import dev.telex.wire.Feed;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One folder: hands in what is whole, and moves it away when Kafka has it.
///
/// A crash between the two hands the file in again, under the same article ids, which enrich drops. A file that
/// was handed in but could not be moved is only moved from then on.
final class Drop {
    private static final Logger LOG = LoggerFactory.getLogger(Drop.class);

    private final Feed feed;
    private final Folder folder;
    private final Intake intake;
    private final int limit;
    private final InstantSource clock;
    private final Settling settling;
    private final Set<DroppedFile> handedIn = new HashSet<>();

    Drop(Feed feed, Folder folder, Intake intake, DropSettings settings, InstantSource clock) {
        this.feed = feed;
        this.folder = folder;
        this.intake = intake;
        this.limit = (int) settings.maxBytes().bytes();
        this.clock = clock;
        this.settling = new Settling(settings.settle());
    }

    /// Looks once, and takes what is whole.
    ///
    /// @return whether something is there that may be whole soon
    /// @throws IOException where the folder cannot be used, or Kafka takes nothing: it says so, and the mend
    boolean look() throws IOException {
        List<DroppedFile> ready = settling.ready(folder.list(), clock.instant());
        for (DroppedFile file : ready) {
            try {
                take(file);
            } catch (NoSuchFileException e) {
                LOG.debug("{}: {} was taken away again", feed.url(), file.name());
            }
        }
        handedIn.retainAll(ready);
        return settling.isWaiting(clock.instant());
    }

    private void take(DroppedFile file) throws IOException {
        if (handedIn.contains(file)) {
            folder.done(file.name());
            return;
        }
        if (file.size() > limit) {
            fail(file, tooLarge(file));
            return;
        }
        byte[] document = folder.read(file.name(), limit);
        if (document.length > limit) {
            fail(file, tooLarge(file));
            return;
        }
        switch (handIn(file, document)) {
            case Received.Published published
            when published.items() > 0 -> {
                handedIn.add(file);
                folder.done(file.name());
            }
            case Received.Published _ -> fail(file, file.name() + ": no item is in it");
            case Received.Unreadable unreadable -> fail(file, unreadable.reason());
            case Received.Unacknowledged unacknowledged ->
                throw new IOException("%s: Kafka does not take its files, which stay where they are: %s"
                        .formatted(feed.url(), unacknowledged.reason()));
            case Received.NotOwned _ ->
                throw new IOException("%s: another process is about to empty it; the files stay where they are"
                        .formatted(feed.url()));
        }
    }

    private Received handIn(DroppedFile file, byte[] document) {
        try {
            return intake.receive(feed.id(), document, null, file.name());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{}: {} cannot be read", feed.url(), file.name(), e);
            return new Received.Unreadable("%s cannot be read: %s".formatted(file.name(), e));
        }
    }

    private void fail(DroppedFile file, String reason) throws IOException {
        LOG.warn("{}: {} goes to failed/: {}", feed.url(), file.name(), reason);
        folder.failed(file.name(), reason);
    }

    private String tooLarge(DroppedFile file) {
        return "%s: larger than %,d bytes (drop.max-bytes)".formatted(file.name(), limit);
    }
}
