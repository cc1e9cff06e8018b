package dev.telex.ingest.push;

import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.fetch.Posted;
import dev.telex.ingest.publish.Intake;
import dev.telex.wire.Feed;
import dev.telex.wire.Ids;
import dev.telex.wire.Subscription;
import dev.telex.wire.Subscription.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks hubs to push the feeds that this process owns, renews what ends, and leaves what is not wanted any more.
///
/// What is to be done stands in the directory; one thread looks for what is due, and a hub is asked for one thing
/// at a time.
final class Subscriptions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final int TICKS_A_SWEEP = 50;
    private static final int MOST_HUBS = 8;

    private final URI url;
    private final Duration lease;
    private final PushKey key;
    private final Directory directory;
    private final Intake intake;
    private final Fetcher fetcher;
    private final InstantSource clock;
    private final Set<String> busyHubs = ConcurrentHashMap.newKeySet();
    /// Feeds that this process has no more: because another has them, or because they were removed.
    private final Queue<String> released = new ConcurrentLinkedQueue<>();
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("push-subscriber").unstarted(this::run);
    private volatile boolean closing;

    /// @param url the public address of this Telex
    Subscriptions(
            URI url,
            Duration lease,
            PushKey key,
            Directory directory,
            Intake intake,
            Fetcher fetcher,
            InstantSource clock) {
        this.url = url;
        this.lease = lease;
        this.key = key;
        this.directory = directory;
        this.intake = intake;
        this.fetcher = fetcher;
        this.clock = clock;
        thread.start();
    }

    /// Whether a hub pushes the feed at present.
    boolean isPushed(String feed) {
        Instant now = clock.instant();
        return directory.of(feed).stream()
                .anyMatch(subscription -> Course.isAlive(subscription, now) && isCurrent(subscription));
    }

    /// A document of the feed names these hubs, now: the first of them is subscribed to, and what the feed had
    /// elsewhere is given up.
    ///
    /// @param self by which address its hubs know the feed; null: by its own
    void announced(Feed feed, List<Long> shared, List<String> hubs, @Nullable String self) {
        if (!directory.isLoaded()) {
            return; // It is announced again by the next document.
        }
        String hub = hubs.isEmpty() ? null : hubs.getFirst();
        String topic = self == null ? feed.url() : self;
        String wanted = hub == null ? null : id(feed.id(), hub, topic);
        try {
            directory.of(feed.id()).stream()
                    .filter(subscription -> !subscription.id().equals(wanted))
                    .forEach(this::giveUp);
            if (hub != null && wanted != null) {
                want(wanted, feed, shared, hub, topic);
            }
        } catch (KafkaException e) {
            LOG.warn("feed {}: Kafka does not take its subscription: {}", feed.url(), e.getMessage());
        }
    }

    /// A feed was removed, or went to another process.
    void released(String feed) {
        released.add(feed);
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        asking.shutdownNow();
        try {
            thread.join();
            asking.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where a hub reaches Telex for a subscription.
    String callback(String id) {
        return url.toString().replaceAll("/+$", "") + WebSub.PATH + id + "/" + key.token(id);
    }

    private void want(String id, Feed feed, List<Long> shared, String hub, String topic) {
        Subscription before = directory.subscription(id);
        if (before == null || before.phase() == Phase.LEAVING) {
            directory.put(Course.wanted(id, feed, shared, hub, topic, clock.instant()));
        } else if (!before.feed().equals(feed) || !before.shared().equals(shared)) {
            directory.put(Course.of(before, feed, shared));
        }
    }

    /// One for another public address, or from another secret, cannot be left: the hub would ask where nobody
    /// knows it. It ends by itself.
    private void giveUp(Subscription subscription) {
        if (!isCurrent(subscription)) {
            directory.remove(subscription.id());
        } else if (subscription.phase() != Phase.LEAVING) {
            directory.put(Course.unwanted(subscription, clock.instant()));
        }
    }

    private boolean isCurrent(Subscription subscription) {
        return subscription.id().equals(id(subscription.feed().id(), subscription.hub(), subscription.topic()));
    }

    private String id(String feed, String hub, String topic) {
        return Ids.hash("subscription", feed, hub, topic, url.toString(), key.token(""));
    }

    private void run() {
        for (int tick = 0; !closing; tick++) {
            try {
                Thread.sleep(TICK);
                if (directory.isLoaded()) {
                    leaveWhatWasRemoved(tick % TICKS_A_SWEEP == 0);
                    askHubs();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("subscriptions are looked after again in a moment", e);
            }
        }
    }

    /// @param all also those that were removed while nobody owned them
    private void leaveWhatWasRemoved(boolean all) {
        if (all) {
            directory
                    .all()
                    .forEach(subscription -> released.add(subscription.feed().id()));
        }
        for (String feed = released.poll(); feed != null; feed = released.poll()) {
            if (intake.owns(feed) && intake.known(feed) == null) {
                directory.of(feed).forEach(this::giveUp);
            }
        }
    }

    private void askHubs() {
        Map<String, List<Subscription>> due = new HashMap<>();
        Instant now = clock.instant();
        for (Subscription subscription : directory.all()) {
            if (!subscription.due().isAfter(now)
                    && !busyHubs.contains(subscription.hub())
                    && intake.owns(subscription.feed().id())) {
                due.computeIfAbsent(subscription.hub(), _ -> new ArrayList<>()).add(subscription);
            }
        }
        due.forEach((hub, subscriptions) -> {
            if (busyHubs.size() < MOST_HUBS && busyHubs.add(hub)) {
                asking.execute(() -> askHub(hub, subscriptions));
            }
        });
    }

    private void askHub(String hub, List<Subscription> subscriptions) {
        try {
            for (Subscription subscription : subscriptions) {
                // A slow hub takes its time with those before it.
                Subscription now = directory.subscription(subscription.id());
                if (!closing
                        && now != null
                        && !now.due().isAfter(clock.instant())
                        && intake.owns(now.feed().id())) {
                    lookAfter(now);
                }
            }
        } catch (KafkaException e) {
            LOG.warn("hub {}: Kafka does not take its subscriptions: {}", hub, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("hub {} cannot be asked", hub, e);
        } finally {
            busyHubs.remove(hub);
        }
    }

    private void lookAfter(Subscription subscription) {
        Instant now = clock.instant();
        if (!isCurrent(subscription) || Course.isOver(subscription, now)) {
            directory.remove(subscription.id());
        } else {
            ask(Course.asking(subscription, now));
        }
    }

    /// The request is noted before it is made: a hub may verify it before it has answered it, and in another
    /// process.
    private void ask(Subscription subscription) {
        directory.put(subscription);
        String refusal = switch (fetcher.post(subscription.hub(), form(subscription))) {
            case Posted.Answered answered when answered.status() / 100 == 2 -> null;
            case Posted.Answered answered ->
                "%s answered %d: %s".formatted(subscription.hub(), answered.status(), answered.excerpt());
            case Posted.Failed failed -> failed.reason();
        };
        Subscription now = directory.subscription(subscription.id());
        if (refusal != null && now != null) {
            if (!refusal.equals(now.reason())) {
                LOG.warn(
                        "feed {}: its hub does not take the subscription: {}",
                        now.feed().url(),
                        refusal);
            }
            directory.put(Course.refused(now, refusal, clock.instant()));
        }
    }

    private Map<String, String> form(Subscription subscription) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.callback", callback(subscription.id()));
        form.put("hub.mode", subscription.phase() == Phase.LEAVING ? "unsubscribe" : "subscribe");
        form.put("hub.topic", subscription.topic());
        if (subscription.phase() != Phase.LEAVING) {
            form.put("hub.lease_seconds", Long.toString(lease.toSeconds()));
            form.put("hub.secret", key.secret(subscription.id()));
        }
        return form;
    }
}
