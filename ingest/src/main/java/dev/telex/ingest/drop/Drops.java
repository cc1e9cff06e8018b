package dev.telex.ingest.drop;

import dev.telex.ingest.publish.Intake;
import dev.telex.wire.Feed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folders of the feeds that this process owns, a virtual thread each.
public final class Drops implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drops.class);
    /// A folder that cannot be used is looked at less and less often, but somebody is about to mend it.
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(2);

    private final DropSettings settings;
    private final Intake intake;
    private final InstantSource clock;
    private final SftpServers servers;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    public Drops(DropSettings settings, Intake intake, InstantSource clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
        this.servers = new SftpServers(settings);
    }

    /// Empties a feed's folder from now on. A feed that is known is run as it is now. Returns at once.
    public void put(Feed feed) {
        Running before = running.get(feed.id());
        if (before == null || !before.feed.equals(feed)) {
            if (before != null) {
                before.thread.interrupt();
            }
            Running started = new Running(feed, before);
            running.put(feed.id(), started);
            started.thread.start();
        }
    }

    /// Leaves a feed's folder alone as soon as the file in hand is done with. Returns at once: whoever calls may
    /// hold what the file is waiting for.
    public void remove(String feed) {
        Running gone = running.remove(feed);
        if (gone != null) {
            gone.thread.interrupt();
        }
    }

    /// Returns when all folders are left alone.
    @Override
    public void close() {
        List<Running> all = List.copyOf(running.values());
        all.forEach(one -> remove(one.feed.id()));
        all.forEach(Running::join);
        servers.close();
    }

    /// @throws IllegalArgumentException where the feed's address is no folder
    private Folder folder(Feed feed) {
        URI url = URI.create(feed.url());
        return switch (String.valueOf(url.getScheme())) {
            case "file" -> new LocalFolder(Path.of(url));
            case "sftp" -> servers.folder(feed, url);
            default ->
                throw new IllegalArgumentException(
                        "%s is no folder: expected file:///path or sftp://user@host/path".formatted(feed.url()));
        };
    }

    private final class Running {
        final Feed feed;
        final Duration interval;
        final Thread thread;
        private int failures;
        private @Nullable String failure;

        /// @param before who emptied the same folder until now, and may not have ended; null: nobody
        Running(Feed feed, @Nullable Running before) {
            this.feed = feed;
            this.interval = feed.url().startsWith("sftp:") ? settings.sftpInterval() : settings.interval();
            this.thread = Thread.ofVirtual().name("drop " + feed.id()).unstarted(() -> run(before));
        }

        void join() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void run(@Nullable Running before) {
            if (before != null) {
                before.join();
            }
            try (Folder folder = folder(feed)) {
                Drop drop = new Drop(feed, folder, intake, settings, clock);
                while (!Thread.currentThread().isInterrupted()) {
                    folder.await(look(drop));
                }
            } catch (InterruptedException e) {
                LOG.debug("{} is left alone", feed.url());
            } catch (IllegalArgumentException e) {
                failed(String.valueOf(e.getMessage()));
            }
        }

        /// @return how long to wait for the next look, if nothing changes
        private Duration look(Drop drop) {
            try {
                boolean soon = drop.look();
                succeeded();
                return soon && settings.settle().compareTo(interval) < 0 ? settings.settle() : interval;
            } catch (IOException e) {
                failed(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("folder {} cannot be emptied", feed.url(), e);
                failed(feed.url() + " cannot be emptied: " + e);
            }
            Duration doubled = interval.multipliedBy(1L << Math.min(failures, 10));
            Duration longest = interval.compareTo(LONGEST_BACKOFF) > 0 ? interval : LONGEST_BACKOFF;
            return doubled.compareTo(longest) > 0 ? longest : doubled;
        }

        private void succeeded() {
            if (failures > 0) {
                tell(null);
            }
            failures = 0;
            failure = null;
        }

        /// A failure is logged once, not at every look.
        private void failed(String reason) {
            failures++;
            if (!reason.equals(failure)) {
                LOG.warn("feed {}", reason);
                failure = reason;
            }
            tell(reason);
        }

        private void tell(@Nullable String reason) {
            try {
                intake.trouble(feed.id(), reason);
            } catch (KafkaException e) {
                LOG.debug("Kafka does not take how {} does", feed.url(), e);
            }
        }
    }
}
