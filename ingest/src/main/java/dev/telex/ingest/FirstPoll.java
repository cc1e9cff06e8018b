package dev.telex.ingest;

import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Intake.Known;
import dev.telex.ingest.publish.Outgoing;
import dev.telex.ingest.schedule.NextPoll;
import dev.telex.ingest.schedule.PollSettings;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import java.time.Instant;
import java.util.List;

/// What a feed's first poll would come to, for whoever wants to know before the feed is added.
public final class FirstPoll {
    private final Reckoning reckoning;

    public FirstPoll(PollSettings settings) {
        // Dice that always show nothing: the times are those without the spread.
        this.reckoning = new Reckoning(new NextPoll(settings, () -> 0, Instant.EPOCH), _ -> null);
    }

    /// Nothing of it goes to Kafka. The state's due time says when the feed would be asked next.
    public Outgoing of(Fetched fetched, Document document, Instant now) {
        String url = fetched.url();
        Feed feed = new Feed(Ids.feed(url), FeedKind.POLL, url, null, null, List.of(), null, null, false, null, now);
        Known known = new Known(feed, FeedState.unasked(feed.id(), now));
        return reckoning.read(known, fetched, document, false, false, now).outgoing();
    }
}
