package dev.telex.ingest.parse;

import dev.telex.ingest.parse.Parsed.Document;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a feed says of itself, while it is being read.
final class FeedFacts {
    private static final int MOST_HUBS = 10;
    private static final Pattern BETWEEN = Pattern.compile("\\W+");
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofDays(1),
            "weekly", Duration.ofDays(7),
            "monthly", Duration.ofDays(30),
            "yearly", Duration.ofDays(365));

    private final Slot title = new Slot();
    private final Slot link = new Slot();
    private final Slot self = new Slot();
    private final Slot language = new Slot();
    private final Slot ttl = new Slot();
    private final Slot period = new Slot();
    private final Slot frequency = new Slot();
    private final Slot base = new Slot();
    private final Set<String> hubs = new LinkedHashSet<>();
    private final Set<Integer> skipHours = new TreeSet<>();
    private final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);

    void language(int rank, @Nullable String tag) {
        language.offer(rank, tag);
    }

    void link(int rank, @Nullable String address) {
        link.offer(rank, address);
    }

    void read(Term term, Leaf leaf) {
        switch (term) {
            case TITLE -> title.offer(leaf.rank(), leaf.plain());
            case LINK -> Links.ofFeed(leaf, this);
            case LANGUAGE -> language.offer(leaf.rank(), Languages.tag(leaf.text()));
            case TTL -> ttl.offer(0, leaf.text());
            case UPDATE_PERIOD -> period.offer(0, leaf.text().toLowerCase(Locale.ROOT));
            case UPDATE_FREQUENCY -> frequency.offer(0, leaf.text());
            case UPDATE_BASE -> base.offer(0, leaf.text());
            case SKIP_HOURS -> skipHours(leaf.text());
            case SKIP_DAYS -> skipDays(leaf.text());
            default -> {}
        }
    }

    void self(@Nullable String address) {
        self.offer(0, address);
    }

    void hub(@Nullable String address) {
        if (address != null && hubs.size() < MOST_HUBS) {
            hubs.add(address);
        }
    }

    /// @param text the `hour` elements with their tags; some count to 24
    private void skipHours(String text) {
        BETWEEN.splitAsStream(text)
                .mapToInt(FeedFacts::number)
                .filter(hour -> hour >= 0 && hour <= 24)
                .forEach(hour -> skipHours.add(hour % 24));
    }

    private void skipDays(String text) {
        BETWEEN.splitAsStream(text.toUpperCase(Locale.ROOT))
                .flatMap(word -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(word)))
                .forEach(skipDays::add);
    }

    Document document(List<Item> items, @Nullable String served, @Nullable String fault) {
        language.offer(0, Languages.tag(served));
        return new Document(
                title.value(), link.value(), self.value(), List.copyOf(hubs), language.value(), pace(), items, fault);
    }

    private Pace pace() {
        int minutes = number(ttl.value());
        return new Pace(
                minutes > 0 ? Duration.ofMinutes(minutes) : null,
                skipHours,
                skipDays,
                every(),
                Dates.instant(base.value()),
                false);
    }

    private @Nullable Duration every() {
        if (period.value() == null && frequency.value() == null) {
            return null;
        }
        Duration whole = PERIODS.get(period.value() == null ? "daily" : period.value());
        return whole == null ? null : whole.dividedBy(Math.max(1, number(frequency.value())));
    }

    /// -1 for what is no number.
    private static int number(@Nullable String text) {
        boolean digits = text != null
                && !text.isEmpty()
                && text.length() < 8
                && text.chars().allMatch(Character::isDigit);
        return digits ? Integer.parseInt(text) : -1;
    }
}
