package dev.telex.press;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The publishers' hosts and the press's own front page.
final class WireSite implements Site {
    private static final Pattern ARTICLE = Pattern.compile("/\\d{4}/\\d\\d/\\d\\d/.*-(\\d{1,15})");

    private final PressSettings settings;
    private final InstantSource clock;
    private final int port;
    private final List<Publisher> publishers;
    private final Map<String, Publisher> hosts = new HashMap<>();
    private final Wire wire;
    private final NewsDesk desk;
    private final Shelves shelves;

    WireSite(PressSettings settings, InstantSource clock, int port) {
        this.settings = settings;
        this.clock = clock;
        this.port = port;
        this.publishers = Publisher.all(settings);
        publishers.forEach(publisher -> hosts.put(publisher.host(), publisher));
        this.wire = new Wire(settings);
        this.desk = new NewsDesk(wire, publishers, port);
        this.shelves = new Shelves(wire, desk, publishers, settings.depth());
    }

    @Override
    public String opml() {
        return Pages.opml(feeds(), true);
    }

    @Override
    public List<PressFeed> feeds() {
        List<PressFeed> feeds = new ArrayList<>();
        for (Publisher publisher : publishers) {
            for (int feed = 0; feed < publisher.sections().size(); feed++) {
                feeds.add(feed(publisher, feed));
            }
        }
        return feeds;
    }

    /// In order of time.
    Stream<PressItem> items(Instant until) {
        return LongStream.range(0, wire.eventsBy(until))
                .boxed()
                .flatMap(event -> wire.sent(event).stream())
                .filter(sent -> !sent.at().isAfter(until))
                .sorted(Sent.IN_TIME)
                .map(sent -> PressItem.of(desk.article(sent)));
    }

    @Override
    public Optional<Resource> at(String host, String path) {
        Publisher publisher = hosts.get(host);
        if (publisher != null) {
            return of(publisher, path);
        }
        if (path.startsWith("/@")) {
            int end = path.indexOf('/', 2);
            Publisher named = hosts.get((end < 0 ? path.substring(2) : path.substring(2, end)) + ".localhost");
            return named == null ? Optional.empty() : of(named, end < 0 ? "/" : path.substring(end));
        }
        return switch (path) {
            case "/" -> Optional.of(Resource.text("text/html; charset=utf-8", Pages.front(feeds(), true)));
            case "/feeds.opml" -> Optional.of(Resource.text("text/x-opml; charset=utf-8", opml()));
            case "/truth.jsonl" ->
                Optional.of(Resource.text(
                        "application/jsonl; charset=utf-8",
                        TruthLines.write(items(clock.instant()).map(PressItem::release))));
            default -> Optional.empty();
        };
    }

    private Optional<Resource> of(Publisher publisher, String path) {
        if (path.equals("/")) {
            List<PressFeed> own = feeds().stream()
                    .filter(feed -> feed.publisher().equals(publisher.name()))
                    .toList();
            return Optional.of(Resource.text("text/html; charset=utf-8", Pages.front(own, false)));
        }
        for (int feed = 0; feed < publisher.sections().size(); feed++) {
            if (path.equals(publisher.path(feed))) {
                return Optional.of(content(publisher, feed));
            }
        }
        return article(publisher, path);
    }

    private Resource content(Publisher publisher, int feed) {
        List<Sent> shelf = shelves.at(clock.instant(), publisher.number(), feed);
        // What stands on the shelf settles every byte, so its list makes as strong a tag as the bytes would.
        String list = settings.seed()
                + publisher.path(feed)
                + shelf.stream()
                        .map(sent -> sent.article() + "." + sent.sending().revision() + "@" + sent.at())
                        .collect(Collectors.joining(" "));
        Instant modified = shelf.isEmpty() ? settings.start() : shelf.getFirst().at();
        return new Resource(
                publisher.atom(feed) ? "application/atom+xml; charset=utf-8" : "application/rss+xml; charset=utf-8",
                Resource.tag(list.getBytes(StandardCharsets.UTF_8)),
                modified,
                () -> write(publisher, feed, shelf).getBytes(StandardCharsets.UTF_8));
    }

    private String write(Publisher publisher, int feed, List<Sent> shelf) {
        List<Article> articles = shelf.stream().map(desk::article).toList();
        PressFeed described = feed(publisher, feed);
        return publisher.atom(feed)
                ? AtomFeed.write(described, home(publisher), settings.start(), articles)
                : RssFeed.write(described, home(publisher), articles);
    }

    private Optional<Resource> article(Publisher publisher, String path) {
        Matcher found = ARTICLE.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        long number = Long.parseLong(found.group(1));
        if (Sent.eventOf(number) >= wire.eventsBy(now)) {
            return Optional.empty();
        }
        return desk.standing(number, now)
                .filter(sent -> sent.sending().publisher() == publisher.number()
                        && desk.path(sent).equals(path))
                .map(sent -> Resource.text("text/html; charset=utf-8", Pages.article(desk.article(sent))));
    }

    private PressFeed feed(Publisher publisher, int feed) {
        return new PressFeed(
                publisher.name(),
                publisher.name() + ": " + publisher.sections().get(feed).title(),
                URI.create("http://" + publisher.host() + ":" + port + publisher.path(feed)),
                publisher.language());
    }

    private String home(Publisher publisher) {
        return "http://" + publisher.host() + ":" + port + "/";
    }
}
