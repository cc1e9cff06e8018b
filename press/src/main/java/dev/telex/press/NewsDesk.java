package dev.telex.press;

import dev.telex.press.story.Dice;
import dev.telex.press.story.Manuscript;
import dev.telex.press.story.Outline;
import dev.telex.press.story.Storyteller;
import dev.telex.press.story.Telling;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes what the wire sends. Remembers the latest, within bounds, and can write anything again.
final class NewsDesk {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final int OUTLINES = 16_384;
    /// About 8 KB each.
    private static final int ARTICLES = 4_096;
    private static final int MANUSCRIPTS = 1_024;

    private record Told(long event, Telling telling) {}

    private final Wire wire;
    private final List<Publisher> publishers;
    private final int port;
    private final Storyteller storyteller = Storyteller.ofResources();
    private final Recent<Long, Outline> outlines = new Recent<>(OUTLINES, this::outline);
    /// An origin's text serves all its copies.
    private final Recent<Told, Manuscript> manuscripts =
            new Recent<>(MANUSCRIPTS, told -> storyteller.write(story(told.event()), told.telling()));
    private final Recent<Sent, Article> articles = new Recent<>(ARTICLES, this::write);

    NewsDesk(Wire wire, List<Publisher> publishers, int port) {
        this.wire = wire;
        this.publishers = publishers;
        this.port = port;
    }

    /// What an event is about.
    Outline story(long event) {
        return outlines.get(event);
    }

    Article article(Sent sent) {
        return articles.get(sent);
    }

    /// The path of an article on its publisher's host: `/2026/11/22/nairobi-earthquake-1234`.
    String path(Sent sent) {
        Outline story = story(sent.event());
        String city = story.city().toLowerCase(Locale.ROOT).replace(' ', '-');
        return "/" + DAY.format(wire.happened(sent.event())) + "/" + city + "-" + story.kind() + "-" + sent.article();
    }

    private Outline outline(long event) {
        return storyteller.outline(wire.story(event), wire.happened(event));
    }

    private Article write(Sent sent) {
        Sending sending = sent.sending();
        List<Sent> course = wire.sent(sent.event());
        Sent first = first(course, sending.article());
        Sent origin = first(course, sending.origin());
        Publisher publisher = publishers.get(sending.publisher());
        Publisher author = publishers.get(origin.sending().publisher());
        Telling telling = new Telling(
                wire.wording(sent.event(), sending.origin()),
                author.name(),
                sending.updates(),
                sending.erroneous(),
                sending.corrected());
        Manuscript manuscript = manuscripts.get(new Told(sent.event(), telling));
        Dice dice = new Dice(wire.wording(sent.event(), sending.article())).fork("house");
        String headline = CopyDesk.styled(headline(sending, manuscript, dice), publisher);
        List<String> paragraphs = sending.kind() == Release.Kind.KILL
                ? notice(sent, publisher, headline)
                : text(sending, manuscript, author, dice);
        String title = prefix(sending, dice) + headline;
        return new Article(
                new Release(
                        link(first, publisher),
                        guid(first, publisher),
                        publisher.name(),
                        sent.event(),
                        link(origin, author),
                        sending.kind(),
                        sending.revision(),
                        sent.at(),
                        title),
                publisher,
                first.at(),
                CopyDesk.styled(
                        sending.kind() == Release.Kind.KILL ? paragraphs.getFirst() : manuscript.summary(), publisher),
                paragraphs.stream()
                        .map(paragraph -> CopyDesk.styled(paragraph, publisher))
                        .toList(),
                manuscript.author(),
                story(sent.event()).categories());
    }

    private static Sent first(List<Sent> course, int article) {
        return course.stream()
                .filter(sent -> sent.sending().article() == article)
                .findFirst()
                .orElseThrow();
    }

    /// A desk that takes a copy often writes a headline of its own.
    private static String headline(Sending sending, Manuscript manuscript, Dice dice) {
        boolean own =
                sending.article() != sending.origin() && dice.fork("headline").chance(0.5);
        return own ? manuscript.otherHeadline() : manuscript.headline();
    }

    private static String prefix(Sending sending, Dice dice) {
        return switch (sending.kind()) {
            case LEAD, COPY -> "";
            case UPDATE -> dice.fork("prefix").chance(0.6) ? "UPDATE " + Math.max(1, sending.updates()) + "-" : "";
            case CORRECTION -> "CORRECTED-";
            case KILL -> "KILL-";
        };
    }

    private List<String> notice(Sent sent, Publisher publisher, String headline) {
        Telling telling =
                new Telling(wire.wording(sent.event(), sent.sending().article()), publisher.name(), 0, false, false);
        return storyteller.withdrawal(story(sent.event()), telling, headline);
    }

    private static List<String> text(Sending sending, Manuscript manuscript, Publisher author, Dice dice) {
        List<String> text = new ArrayList<>(manuscript.paragraphs());
        text.set(0, manuscript.dateline() + " - " + text.getFirst());
        if (sending.article() != sending.origin()) {
            text = CopyDesk.syndicated(text, author, dice.fork("syndication"));
        }
        if (sending.kind() == Release.Kind.CORRECTION) {
            text.addFirst("(" + manuscript.note() + ")");
        }
        return text;
    }

    private String link(Sent first, Publisher publisher) {
        return "http://" + publisher.host() + ":" + port + path(first);
    }

    private static String guid(Sent first, Publisher publisher) {
        int year = first.at().atOffset(ZoneOffset.UTC).getYear();
        return "tag:" + publisher.host() + "," + year + ":" + first.article();
    }

    /// The article with this number in the revision that stood at an instant.
    Optional<Sent> standing(long article, Instant now) {
        return wire.sent(Sent.eventOf(article)).stream()
                .filter(sent -> sent.article() == article && !sent.at().isAfter(now))
                .reduce((_, later) -> later);
    }
}
