package dev.telex.ingest;

import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.publish.Outlet;
import dev.telex.ingest.schedule.NextPoll;
import dev.telex.ingest.schedule.Timetable;
import dev.telex.wire.FeedState;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.topics.KafkaSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that turns feeds into articles: asks what is due, and publishes what is new.
///
/// One thread follows the feeds in Kafka and starts polls; each poll runs in a virtual thread of its own.
public final class Ingest implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final IngestSettings settings;
    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final Timetable timetable = new Timetable();
    private final Fetcher fetcher;
    private final Outlet outlet;
    private final Poll poll;
    private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("ingest").unstarted(this::run);
    private volatile boolean stopping;
    private volatile Health health = Health.down("starting: the feeds are being read from Kafka");

    private Ingest(IngestSettings settings, KafkaSettings kafka, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.fetcher = new Fetcher(settings.fetch(), clock);
        this.outlet = new Outlet(kafka);
        this.kafka = kafka;
        this.poll = new Poll(fetcher, outlet, new NextPoll(settings.poll(), RandomGenerator.getDefault()), clock);
    }

    /// Returns at once; [#health] tells when it is at work.
    public static Ingest start(IngestSettings settings, KafkaSettings kafka, InstantSource clock) {
        Ingest ingest = new Ingest(settings, kafka, clock);
        ingest.thread.start();
        return ingest;
    }

    @Override
    public Health health() {
        return health;
    }

    /// Feeds that did not answer with a document the last time they were asked.
    public int failing() {
        return (int) timetable.rows().stream()
                .filter(row -> row.state().failures() > 0)
                .count();
    }

    /// Lets the polls that are under way publish what they found, then stops.
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
            polls.shutdown();
            if (!polls.awaitTermination(settings.fetch().timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                polls.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            fetcher.close();
            outlet.close();
        }
    }

    private void run() {
        while (!stopping) {
            try (FeedTable feeds = new FeedTable(kafka, timetable, clock, outlet::forget)) {
                serve(feeds);
            } catch (RuntimeException e) {
                health = Health.down("the feeds cannot be followed: " + e.getMessage());
                LOG.warn("ingest reads the feeds from Kafka again", e);
                timetable.removeIf(_ -> true);
                pause();
            }
        }
    }

    private void serve(FeedTable feeds) {
        while (!stopping) {
            feeds.follow(TICK);
            if (!feeds.isLoading()) {
                health = Health.UP;
            }
            askWhatIsDue();
        }
    }

    private void askWhatIsDue() {
        for (Timetable.Row row : timetable.take(clock.instant(), settings.poll().concurrency())) {
            polls.execute(() -> ask(row));
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private void ask(Timetable.Row row) {
        FeedState after = row.state();
        try {
            after = poll.run(row.feed(), row.state());
            tell(row.state(), after);
        } catch (KafkaException e) {
            LOG.warn(
                    "feed {}: Kafka did not take what it said; it is asked again: {}",
                    row.feed().url(),
                    e.getMessage());
            after = poll.postpone(row.state(), e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("feed {} cannot be polled", row.feed().url(), e);
            after = poll.postpone(row.state(), row.feed().url() + " cannot be polled: " + e);
        } finally {
            timetable.done(row, after);
        }
        // Its host is free: the next feed there need not wait for the tick.
        if (!stopping) {
            try {
                askWhatIsDue();
            } catch (RejectedExecutionException e) {
                LOG.debug("stopping", e);
            }
        }
    }

    /// A failure is told once, not at every poll.
    private static void tell(FeedState before, FeedState after) {
        if (after.failure() != null && !after.failure().equals(before.failure())) {
            LOG.warn("feed {}", after.failure());
        }
    }
}
