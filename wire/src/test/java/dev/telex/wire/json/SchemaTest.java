package dev.telex.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.telex.wire.Alert;
import dev.telex.wire.Article;
import dev.telex.wire.Boilerplate;
import dev.telex.wire.Change;
import dev.telex.wire.Copy;
import dev.telex.wire.Delivery;
import dev.telex.wire.Destination;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.Editorial;
import dev.telex.wire.Enclosure;
import dev.telex.wire.EnrichedArticle;
import dev.telex.wire.Entity;
import dev.telex.wire.EntityLink;
import dev.telex.wire.EntityType;
import dev.telex.wire.Fact;
import dev.telex.wire.Feed;
import dev.telex.wire.FeedEvent;
import dev.telex.wire.FeedItems;
import dev.telex.wire.FeedKind;
import dev.telex.wire.FeedState;
import dev.telex.wire.Ids;
import dev.telex.wire.Kind;
import dev.telex.wire.Mention;
import dev.telex.wire.Place;
import dev.telex.wire.Place.GeoPoint;
import dev.telex.wire.PublicationStatus;
import dev.telex.wire.PublishedFlag;
import dev.telex.wire.Routing;
import dev.telex.wire.SeenItems;
import dev.telex.wire.Silence;
import dev.telex.wire.Story;
import dev.telex.wire.StoryLink;
import dev.telex.wire.Subscription;
import dev.telex.wire.Trend;
import dev.telex.wire.Watch;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");
    private static final String FEED = Ids.feed("https://example.com/rss");
    private static final String ID = Ids.hash("a");

    private static final Editorial EDITORIAL = new Editorial(
            PublicationStatus.WITHHELD,
            "2",
            1,
            "Iraq-raid",
            "BAGHDAD, Aug 31",
            "By Ann Author",
            "AFP",
            "© AFP",
            NOW,
            List.of(
                    new Editorial.Subject("medtop:16000000", "conflict, war and peace"),
                    new Editorial.Subject("a:b", null)),
            new GeoPoint(33.3, 44.4),
            "tag:example.com,2026:1");

    private static final Routing ROUTING = new Routing(
            List.of(
                    new Destination(
                            "desk",
                            Destination.Kind.WEBHOOK,
                            "https://example.com/hook",
                            "desk-key",
                            true,
                            Duration.ofMinutes(90),
                            "short"),
                    new Destination("chat", Destination.Kind.SLACK, null, "chat", false, null, null)),
            Routing.Priority.URGENT,
            new Routing.QuietHours("22:00", "07:00", "Europe/Berlin"),
            20,
            Duration.ofHours(12));

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        "feed",
                        new Feed(
                                FEED,
                                FeedKind.POLL,
                                "https://example.com/rss",
                                "World",
                                "Example",
                                List.of("news"),
                                "en",
                                "wire-desk",
                                true,
                                "feeds.opml",
                                NOW),
                        new Feed(
                                FEED,
                                null,
                                "https://example.com/rss",
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                false,
                                null,
                                NOW)),
                Arguments.of(
                        "feed-state",
                        new FeedState(
                                FEED,
                                "\"e\"",
                                "Sun, 22 Nov 2026",
                                NOW,
                                NOW,
                                NOW,
                                1,
                                "HTTP 500",
                                NOW,
                                "gone",
                                new FeedState.Moving("https://example.org/rss", NOW, 1),
                                SeenItems.pack(
                                        List.of(new SeenItems.Item(1, 2, SeenItems.Named.GIVEN, true, true, true, ID)),
                                        List.of(3L)),
                                NOW,
                                new FeedState.Rhythm(NOW, 1, 2, 3, 4),
                                new FeedState.Asks(60, List.of(23), List.of(DayOfWeek.SUNDAY)),
                                1,
                                true),
                        FeedState.unasked(FEED, NOW)),
                Arguments.of("feed-items", new FeedItems(FEED, Map.of("7", ID)), new FeedItems(FEED, Map.of())),
                Arguments.of(
                        "feed-event",
                        new FeedEvent(FEED, "https://example.com/rss", FeedEvent.Kind.GAP, NOW, "50 items, none known"),
                        new FeedEvent(FEED, "https://example.com/rss", FeedEvent.Kind.QUIET, NOW, "")),
                Arguments.of("subscription", subscription(NOW, "the hub answered 500"), subscription(null, null)),
                Arguments.of(
                        "article",
                        new Article(
                                ID,
                                FEED,
                                "Example",
                                true,
                                true,
                                "guid",
                                "https://example.com/a",
                                "Title",
                                "<p>s",
                                "<p>c",
                                List.of("A"),
                                List.of("c"),
                                "en",
                                List.of(new Enclosure("https://example.com/a.jpg", "image/jpeg", 1L)),
                                NOW,
                                PublishedFlag.FUTURE,
                                NOW,
                                EDITORIAL,
                                NOW),
                        new Article(
                                ID,
                                FEED,
                                "Example",
                                false,
                                false,
                                null,
                                null,
                                "",
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null,
                                List.of(),
                                null,
                                PublishedFlag.MISSING,
                                null,
                                new Editorial(null, null, null, null, null, null, null, null, null, List.of()),
                                NOW)),
                Arguments.of(
                        "story",
                        new Story(
                                ID,
                                1,
                                ID,
                                "Headline",
                                Story.Life.DEVELOPING,
                                "en",
                                NOW,
                                NOW,
                                3,
                                1,
                                3,
                                2,
                                List.of(new Entity("Q1", "T", EntityType.LOC, 1)),
                                List.of(new Story.Listed(ID, "Example", "Title", NOW, false)),
                                List.of(new Story.Listed(ID, "Example", "", NOW, true))),
                        new Story(
                                ID,
                                1,
                                null,
                                "",
                                Story.Life.NEW,
                                "und",
                                NOW,
                                NOW,
                                1,
                                0,
                                1,
                                1,
                                List.of(),
                                List.of(),
                                List.of())),
                Arguments.of(
                        "watch",
                        new Watch(
                                "kenya-floods",
                                "Floods in Kenya",
                                "kenya AND flood*",
                                new Watch.When(true, true, Duration.ofHours(6), 2, Watch.Embargo.WAIT),
                                ROUTING,
                                NOW),
                        new Watch("w", "", "", Watch.When.FIRST, Routing.NOWHERE, NOW)),
                Arguments.of("alert", alert(true), alert(false)),
                Arguments.of(
                        "delivery",
                        new Delivery(
                                ID,
                                "w",
                                "desk",
                                7,
                                Delivery.State.HELD,
                                1,
                                NOW,
                                "quiet hours",
                                ID,
                                NOW,
                                NOW,
                                alert(false)),
                        new Delivery(
                                ID, "w", "desk", 7, Delivery.State.SET_ASIDE, 1, null, null, null, NOW, NOW, null)),
                Arguments.of(
                        "silence",
                        new Silence(Silence.Kind.MUTE, ID, "w", NOW, "ann", "lunch", NOW),
                        new Silence(Silence.Kind.CLOSED, ID, null, null, null, null, NOW)),
                Arguments.of(
                        "dictionary-entry",
                        new DictionaryEntry("Q1", "Thing", List.of("Thing Inc."), EntityType.ORG, "things.csv"),
                        new DictionaryEntry("x:1", "Thing", List.of(), EntityType.MISC, null)),
                Arguments.of(
                        "trend",
                        new Trend(
                                "Q1 Q2",
                                List.of(
                                        new Trend.Named("Q1", "T", EntityType.LOC),
                                        new Trend.Named("Q2", "U", EntityType.PER)),
                                NOW,
                                NOW,
                                NOW,
                                7,
                                0.5,
                                6.25),
                        new Trend("Q1", List.of(new Trend.Named("Q1", "T", EntityType.LOC)), NOW, NOW, NOW, 5, 0, 4)),
                Arguments.of(
                        "enriched-article",
                        new EnrichedArticle(
                                ID,
                                1,
                                Kind.UPDATE,
                                new Change(Change.What.BOTH, "Title before", List.of(new Change.Span(0, 1)), 3),
                                2,
                                FEED,
                                "Example",
                                false,
                                false,
                                "guid",
                                "https://example.com/a",
                                "Title",
                                "s",
                                "c",
                                List.of("A"),
                                List.of("c"),
                                "en",
                                List.of(),
                                NOW,
                                PublishedFlag.FUTURE,
                                NOW,
                                EDITORIAL,
                                NOW,
                                NOW,
                                new StoryLink(
                                        ID,
                                        StoryLink.Role.JOINED,
                                        0.5,
                                        "why",
                                        new StoryLink.Parts(0.1, 0.2, ID, 0.3, 0.4, List.of("Nairobi"))),
                                new Copy(ID, ID, 97),
                                List.of(ID),
                                ID,
                                List.of(new Mention(
                                        Mention.TITLE,
                                        0,
                                        5,
                                        EntityType.LOC,
                                        "Title",
                                        0.5,
                                        new EntityLink("Q1", "T"),
                                        Mention.Sense.GOVERNMENT)),
                                List.of(new Entity("Q1", "T", EntityType.LOC, 1, 0.5)),
                                List.of(new Place("Q1", "T", "DE", new Place.GeoPoint(1, 2))),
                                List.of(
                                        Fact.date(null, 0, 1, "c", LocalDate.of(2026, 11, 22)),
                                        Fact.quote(Mention.TITLE, 0, 1, "T", "T", new EntityLink("Q1", "T")),
                                        Fact.people(Fact.Kind.KILLED, null, 0, 1, "c", 15, Fact.Bound.AT_LEAST)),
                                List.of(new Editorial.Subject(
                                        "http://cv.iptc.org/newscodes/mediatopic/15000000", "sport")),
                                List.of(new Boilerplate(Boilerplate.Kind.DATELINE, 0, 3))),
                        new EnrichedArticle(
                                ID, 1, Kind.NEW, null, 1, FEED, "Example", false, false, null, null, "", null, "",
                                List.of(), List.of(), null, List.of(), null, null, null, null, NOW, NOW, null, null,
                                List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of())));
    }

    private static Alert alert(boolean isFull) {
        return new Alert(
                ID,
                "w",
                "Floods",
                isFull ? Alert.Because.CORRECTION : Alert.Because.KILL,
                isFull ? Kind.CORRECTION : Kind.KILL,
                ID,
                1,
                "Example",
                isFull ? "https://example.com/a" : null,
                isFull ? "Title" : "",
                isFull ? "en" : null,
                isFull ? List.of(new Alert.Match("title", 0, 5, "Title")) : List.of(),
                isFull ? ID : null,
                isFull ? "… Title …" : null,
                isFull ? new Change(Change.What.HEADLINE, "Title before", List.of(), 0) : null,
                isFull ? NOW : null,
                isFull ? PublishedFlag.FUTURE : null,
                NOW,
                NOW,
                isFull ? Duration.ofMillis(1234) : null,
                isFull ? 1 : null,
                isFull ? NOW : null,
                new Alert.Of(ID, "Headline", NOW, 3, 1, 3, 2, List.of(ID), "why"),
                isFull
                        ? new Trend("Q1", List.of(new Trend.Named("Q1", "T", EntityType.LOC)), NOW, NOW, NOW, 5, 0, 4)
                        : null,
                isFull ? ROUTING : Routing.NOWHERE,
                NOW);
    }

    private static Subscription subscription(@Nullable Instant ends, @Nullable String reason) {
        Feed feed = new Feed(
                FEED, FeedKind.POLL, "https://example.com/rss", null, null, List.of(), null, null, false, null, NOW);
        return new Subscription(
                ID,
                feed,
                List.of(1L << 37),
                "https://hub.example/",
                "https://example.com/rss",
                Subscription.Phase.AGREED,
                NOW,
                ends,
                1,
                reason);
    }

    @ParameterizedTest
    @MethodSource("events")
    void describesWhatIsWritten(String name, Record full, Record sparse) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        Json.mapper().readTree(Json.schema(name)),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        assertThat(schema.validate(Json.mapper().valueToTree(full))).isEmpty();
        assertThat(schema.validate(Json.mapper().valueToTree(sparse))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void namesEveryField(String name, Record full, Record sparse) throws IOException {
        JsonNode properties = Json.mapper().readTree(Json.schema(name)).get("properties");
        Set<String> components = new TreeSet<>(Arrays.stream(full.getClass().getRecordComponents())
                .map(component -> component.getName())
                .toList());
        Set<String> described = new TreeSet<>();
        for (Iterator<String> names = properties.fieldNames(); names.hasNext(); ) {
            described.add(names.next());
        }
        assertThat(described).isEqualTo(components);
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsBackWhatItWrote(String name, Record full, Record sparse) throws IOException {
        assertThat((Object) Json.read(Json.bytes(full), full.getClass())).isEqualTo(full);
        assertThat((Object) Json.read(Json.bytes(sparse), full.getClass())).isEqualTo(sparse);
    }
}
