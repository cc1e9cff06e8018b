package dev.telex.ingest;

import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.page.FullText;
import dev.telex.ingest.publish.Intake;
import dev.telex.ingest.publish.Lookup;
import dev.telex.ingest.publish.Outlet;
import dev.telex.ingest.publish.Received;
import dev.telex.ingest.schedule.NextPoll;
import dev.telex.ingest.schedule.Timetable;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedState;
import dev.telex.wire.health.Health;
import dev.telex.wire.health.Part;
import dev.telex.wire.topics.KafkaSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that turns feeds into articles: asks what is due, and publishes what is new.
///
/// One thread follows the feeds in Kafka and starts polls; each poll runs in a virtual thread of its own.
public final class Ingest implements Part, Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final IngestSettings settings;
    private final KafkaSettings kafka;
    private final InstantSource clock;
    private final Timetable timetable;
    private final Fetcher fetcher;
    private final Outlet outlet;
    private final Contact contact;
    private final Ledger ledger;
    private final Poll poll;
    private final Incoming incoming;
    private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("ingest").unstarted(this::run);
    private final AtomicLong finished = new AtomicLong();
    private volatile boolean stopping;
    private volatile boolean stopped;
    private volatile @Nullable FeedTable table;
    private volatile Health health = Health.down("starting: the feeds are being read from Kafka");

    private Ingest(IngestSettings settings, KafkaSettings kafka, InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
        this.timetable = new Timetable(settings.poll().hostPause());
        this.fetcher = new Fetcher(settings.fetch(), clock);
        this.outlet = new Outlet(kafka);
        this.contact = new Contact(kafka, Contact.EVERY, Contact.PATIENCE);
        this.ledger = new Ledger(timetable, outlet);
        NextPoll next = new NextPoll(settings.poll(), RandomGenerator.getDefault(), clock.instant());
        this.incoming = new Incoming(settings, kafka, this, fetcher, clock);
        FullText fullText = new FullText(fetcher, settings.page());
        this.poll = new Poll(ledger, fetcher, fullText, new Lookup(kafka), next, incoming, clock);
    }

    /// Returns at once; [#health] tells when it is at work.
    public static Ingest start(IngestSettings settings, KafkaSettings kafka, InstantSource clock) {
        Ingest ingest = new Ingest(settings, kafka, clock);
        ingest.thread.start();
        return ingest;
    }

    @Override
    public Health health() {
        Health.Down down = contact.down();
        return down == null ? health : down;
    }

    /// Feeds that did not answer with a document the last time they were asked.
    public int failing() {
        return timetable.failing();
    }

    /// Polls that were finished, whatever came of them.
    public long polls() {
        return finished.get();
    }

    @Override
    public Received receive(String feed, byte[] bytes, @Nullable String contentType, String url) {
        return poll.receive(feed, bytes, contentType, url);
    }

    @Override
    public Received relay(Feed feed, List<Long> shared, byte[] bytes, @Nullable String contentType, String url) {
        return poll.relay(feed, shared, bytes, contentType, url);
    }

    @Override
    public void trouble(String feed, @Nullable String reason) {
        poll.trouble(feed, reason);
    }

    @Override
    public boolean owns(String feed) {
        FeedTable owned = table;
        return owned != null && owned.owns(feed);
    }

    /// Where publishers and hubs are listened to; null where nobody is.
    public @Nullable String listening() {
        return incoming.address();
    }

    @Override
    public @Nullable Known known(String feed) {
        return ledger.known(feed);
    }

    /// Lets the polls that are under way publish what they found, then stops.
    @Override
    public void close() {
        stopping = true;
        try {
            incoming.close();
            polls.shutdown();
            if (!polls.awaitTermination(settings.fetch().timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                polls.shutdownNow();
            }
            stopped = true;
            FeedTable following = table;
            if (following != null) {
                following.wakeup();
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            fetcher.close();
            outlet.close();
            contact.close();
        }
    }

    private void run() {
        while (!stopped) {
            try (FeedTable feeds = new FeedTable(kafka, timetable, ledger, incoming, outlet::forget)) {
                table = feeds;
                serve(feeds);
            } catch (WakeupException e) {
                LOG.debug("stopping", e);
            } catch (RuntimeException e) {
                health = Health.down("the feeds cannot be followed: " + e.getMessage());
                LOG.warn("ingest reads the feeds from Kafka again", e);
                pause();
            }
            table = null;
            ledger.release(_ -> true, incoming::released);
        }
    }

    private void serve(FeedTable feeds) {
        while (!stopped) {
            contact.keep();
            feeds.follow(TICK);
            if (!feeds.isLoading() && incoming.isReady()) {
                health = Health.UP;
            }
            askWhatIsDue();
        }
    }

    /// Nobody is asked for what could not be published.
    private void askWhatIsDue() {
        if (stopping || contact.down() != null) {
            return;
        }
        try {
            for (Timetable.Row row :
                    timetable.take(clock.instant(), settings.poll().concurrency())) {
                polls.execute(() -> ask(row));
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping", e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void ask(Timetable.Row row) {
        Feed feed = row.feed();
        try {
            Reckoned reckoned = poll.run(feed, row.state());
            if (reckoned != null) {
                tell(row.state(), reckoned.state());
            }
        } catch (KafkaException e) {
            LOG.warn("feed {}: Kafka did not take what it said; it is asked again: {}", feed.url(), e.getMessage());
            poll.postpone(feed);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("feed {} cannot be polled", feed.url(), e);
            poll.postpone(feed);
        } finally {
            timetable.done(row, clock.instant());
            finished.incrementAndGet();
        }
        // Its host is free: the next feed there need not wait for the tick.
        askWhatIsDue();
    }

    /// A failure is told once, not at every poll.
    private static void tell(FeedState before, FeedState after) {
        if (after.failure() != null && !after.failure().equals(before.failure())) {
            LOG.warn("feed {}", after.failure());
        }
    }
}
