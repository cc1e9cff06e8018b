package dev.telex.ingest.check;

import dev.telex.ingest.check.Diagnosis.Line;
import dev.telex.ingest.fetch.Outcome.Fetched;
import dev.telex.ingest.parse.Item;
import dev.telex.ingest.parse.Parsed.Document;
import dev.telex.ingest.publish.Outgoing;
import dev.telex.wire.Article;
import dev.telex.wire.CanonicalLink;
import dev.telex.wire.Ids;
import dev.telex.wire.PublishedFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From a document to what a person should know of it. Ids are those that ingest would give: it runs the code that
/// publishes, over a feed that nobody has added.
final class Diagnoses {
    private final Fetched fetched;
    private final Document document;
    private final Instant next;
    private final List<Article> articles;

    private Diagnoses(Fetched fetched, Document document, Outgoing outgoing) {
        this.fetched = fetched;
        this.document = document;
        this.next = outgoing.state().due();
        this.articles = outgoing.articles();
    }

    /// @param outgoing what the feed's first poll would publish
    static Diagnosis of(Fetched fetched, Document document, Outgoing outgoing) {
        return new Diagnoses(fetched, document, outgoing).diagnosis();
    }

    private Diagnosis diagnosis() {
        byte[] bytes = fetched.body().bytes();
        List<Instant> dates = dates();
        return new Diagnosis(
                Formats.format(bytes, fetched.contentType()),
                document.title(),
                document.language(),
                Formats.encoding(bytes, fetched.contentType()),
                fetched.etag(),
                fetched.lastModified(),
                fetched.found().maxAge(),
                fetched.transferred(),
                bytes.length,
                rhythm(dates),
                dates.isEmpty() ? null : dates.getLast(),
                next,
                Stream.concat(fetched.links().hubs().stream(), document.hubs().stream())
                        .distinct()
                        .toList(),
                document.fault(),
                articles.stream().map(this::line).toList(),
                remarks());
    }

    private Line line(Article article) {
        return new Line(article.title(), article.link(), article.published(), article.id(), by(article));
    }

    /// The rung of the identity ladder that the id is made on.
    private static String by(Article article) {
        CanonicalLink link = CanonicalLink.of(article.link());
        if (link != null && article.id().equals(Ids.article(link))) {
            return "link";
        }
        if (article.guid() != null && article.id().equals(Ids.article(article.feed(), article.guid()))) {
            return "guid";
        }
        String date = article.published() == null ? "" : article.published().toString();
        return article.id().equals(Ids.article(article.feed(), article.title(), date)) ? "title and date" : "text";
    }

    /// Those that can be believed, the earliest first.
    private List<Instant> dates() {
        return articles.stream()
                .filter(article -> article.publishedFlag() == null)
                .map(Article::published)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static @Nullable Duration rhythm(List<Instant> dates) {
        if (dates.size() < 3) {
            return null;
        }
        Duration mean = Duration.between(dates.getFirst(), dates.getLast()).dividedBy(dates.size() - 1L);
        return mean.isZero() ? null : mean;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        int items = document.items().size();
        remark(remarks, items == 0 ? 1 : 0, "it has no items at present");
        remark(
                remarks,
                articles.stream()
                        .filter(a -> a.publishedFlag() == PublishedFlag.MISSING)
                        .count(),
                "items without a date that can be read: they count as published when Telex first sees them");
        remark(
                remarks,
                articles.stream()
                        .filter(a -> a.publishedFlag() == PublishedFlag.FUTURE)
                        .count(),
                "items dated in the future");
        remark(
                remarks,
                document.items().stream().filter(item -> item.link() == null).count(),
                "items without a link");
        remark(remarks, shared(Item::guid), "items that share their guid with another: it does not tell them apart");
        remark(remarks, shared(Item::link), "items that share their link with another");
        remark(remarks, items - articles.size(), "items that stand there twice");
        remark(
                remarks,
                articles.stream().filter(Article::sighting).count(),
                "items that link to another domain: they count as sightings of others' articles, unless the feed is given a"
                        + " publisher");
        boolean hasValidators = fetched.etag() != null || fetched.lastModified() != null;
        remark(remarks, hasValidators ? 0 : 1, "no ETag and no Last-Modified: each poll fetches all of it");
        return remarks;
    }

    private static void remark(List<String> remarks, long count, String text) {
        if (count > 0) {
            remarks.add(text.startsWith("items") ? count + " " + text : text);
        }
    }

    private long shared(Function<Item, @Nullable String> name) {
        return document.items().stream()
                .map(name)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .filter(count -> count > 1)
                .mapToLong(Long::longValue)
                .sum();
    }
}
