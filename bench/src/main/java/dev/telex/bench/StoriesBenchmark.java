package dev.telex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.enrich.copy.Copies;
import dev.telex.enrich.copy.CopyDecision;
import dev.telex.enrich.story.Placement;
import dev.telex.enrich.story.Placement.Role;
import dev.telex.enrich.story.Stories;
import dev.telex.enrich.story.StoryArticle;
import dev.telex.enrich.story.StorySettings;
import dev.telex.wire.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Stories: how well events that look alike are told apart, in three orders that no constant was chosen on and on a
/// simulated wire, and how fast with a million articles in the window.
final class StoriesBenchmark implements Benchmark {
    private static final StorySettings SETTINGS = SettingsReader.defaults(StorySettings.class);
    private static final String LABELLED = "events/ecbplus.jsonl";
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int FIRST_ORDER = 301;
    private static final int ORDERS = 3;

    @Override
    public String name() {
        return "stories";
    }

    @Override
    public String says() {
        return "stories of look-alike events; speed and heap from ten thousand to a million articles in the window";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        Corpus corpus = new Corpus(data);
        if (!corpus.has(LABELLED) || !corpus.has(Corpus.NEWSWIRE)) {
            results.say("  no labelled events or no newswire in " + data);
            return;
        }
        List<JsonNode> articles = corpus.lines(LABELLED);
        for (int order = FIRST_ORDER; order < FIRST_ORDER + ORDERS; order++) {
            quality(articles, order, results);
        }
        simulated(results);
        speed(new MadeUpWire(corpus.newswire()), results);
    }

    private static void simulated(Results results) {
        Openings events = PressEvents.told();
        results.say("  stories: %,d events of a simulated wire".formatted(events.events()));
        results.add(Measurement.of("stories.press.missed", events.missed(), "of events")
                .asked("at most 0.08, as of the labelled ones"));
        results.add(Measurement.of("stories.press.split", events.split(), "of events"));
    }

    private static void quality(List<JsonNode> articles, int order, Results results) {
        List<JsonNode> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, new Random(order));
        Told told = new Told(shuffled);
        Agreement agreement = Agreement.byArticle(told.events, told.stories);
        results.add(Measurement.of("stories.f1.order-" + order, agreement.f1(), "B-cubed F1")
                .asked("at least 0.90; single-pass TF-IDF at its best threshold reaches 0.855"));
        results.add(Measurement.of("stories.missed.order-" + order, told.openings.missed(), "of events")
                .asked("at most 0.08"));
        results.add(Measurement.of("stories.split.order-" + order, told.openings.split(), "of events"));
        Told late = new Told(late(shuffled, new Random(order)));
        results.add(Measurement.of(
                        "stories.late.order-" + order,
                        Agreement.byArticle(told.storiesOf(articles), late.storiesOf(articles))
                                .f1(),
                        "B-cubed F1")
                .asked("at least 0.97 between in time and up to 10 minutes late"));
    }

    /// An article a minute, each up to ten minutes late.
    private static List<JsonNode> late(List<JsonNode> articles, Random random) {
        Map<JsonNode, Long> arrival = new HashMap<>();
        for (int i = 0; i < articles.size(); i++) {
            arrival.put(articles.get(i), i * 60_000L + random.nextInt(600_000));
        }
        return articles.stream().sorted(Comparator.comparing(arrival::get)).toList();
    }

    /// The labelled articles, told in an order.
    private static final class Told {
        final List<String> events = new ArrayList<>();
        final List<String> stories = new ArrayList<>();
        private final Map<String, String> storyOf = new HashMap<>();
        final Openings openings = new Openings();

        Told(List<JsonNode> articles) {
            Stories running = new Stories(SETTINGS);
            for (JsonNode article : articles) {
                String id = article.get("id").asText();
                String event = article.get("event").asText();
                Instant seen = START.plus(Duration.ofMinutes(stories.size()));
                Placement placement = running.place(
                        new StoryArticle(id, "", article.get("text").asText(), seen, null, null, List.of()));
                openings.add(event, placement.role() == Role.OPENED);
                events.add(event);
                stories.add(placement.story());
                storyOf.put(id, placement.story());
            }
        }

        List<String> storiesOf(List<JsonNode> articles) {
            return articles.stream()
                    .map(article -> storyOf.getOrDefault(article.get("id").asText(), ""))
                    .toList();
        }
    }

    private static void speed(MadeUpWire wire, Results results) {
        Copies copies = new Copies(CopiesBenchmark.SETTINGS, _ -> {});
        Stories stories = new Stories(SETTINGS);
        Map<String, String> copyOf = new HashMap<>();
        Tally tally = new Tally();
        new Growth(wire, results)
                .measure(
                        "stories",
                        made -> {
                            if (copies.decide(CopiesBenchmark.article(made)) instanceof CopyDecision.Copy copy) {
                                copyOf.put(made.id(), copy.of());
                            }
                        },
                        made -> tally.add(made, stories.place(article(made, copyOf.remove(made.id())))),
                        "at least 5,000 articles/s",
                        "at most 1,024 bytes, copies and stories together");
        results.say("  stories: %,d held; of the made-up articles that tell an earlier event %.1f %% joined its story"
                .formatted(stories.size(), 100 * tally.joined()));
    }

    private static StoryArticle article(MadeUpWire.Made made, @Nullable String copyOf) {
        return new StoryArticle(made.id(), made.title(), made.text(), made.seen(), made.publisher(), copyOf, List.of());
    }

    /// How many articles joined the story of the article that opened their event.
    private static final class Tally {
        private int later;
        private int joined;

        void add(MadeUpWire.Made made, Placement placement) {
            String first = MadeUpWire.id(made.event());
            if (!first.equals(made.id())) {
                later++;
                joined += placement.story().equals(first) ? 1 : 0;
            }
        }

        double joined() {
            return (double) joined / later;
        }
    }
}
