package dev.telex.ingest.check;

import dev.telex.ingest.FirstPoll;
import dev.telex.ingest.fetch.Answer;
import dev.telex.ingest.fetch.Fetcher;
import dev.telex.ingest.fetch.Outcome;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.fetch.Request;
import dev.telex.ingest.parse.FeedLink;
import dev.telex.ingest.parse.FeedLinks;
import dev.telex.ingest.parse.FeedParser;
import dev.telex.ingest.parse.Parsed;
import dev.telex.ingest.schedule.PollSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks an address once, as a poll of a new feed would.
public final class FeedCheck {
    private final Fetcher fetcher;
    private final FirstPoll firstPoll;
    private final InstantSource clock;

    public FeedCheck(Fetcher fetcher, PollSettings settings, InstantSource clock) {
        this.fetcher = fetcher;
        this.firstPoll = new FirstPoll(settings);
        this.clock = clock;
    }

    /// @param url         absolute
    /// @param credentials name below fetch.credentials; null for none
    public Finding look(String url, @Nullable String credentials) {
        List<Answer> way = new ArrayList<>();
        Outcome outcome = fetcher.fetch(Request.feed(url).as(credentials), way::add);
        return switch (outcome) {
            case Fetched fetched -> read(url, way, fetched);
            case Outcome.Gone _ -> nothing(way, url + " is gone (410): its publisher says that it is no more");
            case Outcome.RateLimited limited ->
                nothing(
                        way,
                        "%s asks for fewer requests (%d); try again %s"
                                .formatted(
                                        url,
                                        limited.status(),
                                        limited.retryAfter() == null
                                                ? "later"
                                                : "in %,d s"
                                                        .formatted(limited.retryAfter()
                                                                .toSeconds())));
            case Outcome.NotModified _ -> nothing(way, url + " answered 304 though it was asked unconditionally");
            case Outcome.Failed failed -> nothing(way, failed.reason());
        };
    }

    /// Tries where feeds commonly are. Up to a dozen requests to one host, one after the other.
    ///
    /// @return null where there is none
    public Finding.@Nullable Feed guess(String page, @Nullable String credentials) {
        for (String url : FeedLinks.guesses(page)) {
            if (look(url, credentials) instanceof Finding.Feed feed) {
                return feed;
            }
        }
        return null;
    }

    private Finding read(String url, List<Answer> way, Fetched fetched) {
        byte[] bytes = fetched.body().bytes();
        return switch (FeedParser.parse(bytes, fetched.contentType(), fetched.url())) {
            case Parsed.Document document ->
                new Finding.Feed(
                        way,
                        Objects.requireNonNullElse(fetched.found().permanentUrl(), url),
                        Diagnoses.of(fetched, document, firstPoll.of(fetched, document, clock.instant())));
            case Parsed.Unreadable unreadable -> {
                List<FeedLink> links = FeedLinks.of(bytes, fetched.contentType(), fetched.url());
                yield links.isEmpty()
                        ? new Finding.Nothing(way, unreadable.reason(), fetched.url())
                        : new Finding.Page(way, links);
            }
        };
    }

    private static Finding nothing(List<Answer> way, String reason) {
        return new Finding.Nothing(way, reason, null);
    }
}
