package dev.telex.sink.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Indices that are built beside the running ones, and take their place when they are whole.
///
/// They bear the running ones' names with the next number. Nobody sees them until [#takeOver], which moves
/// all aliases at once: a search finds the old or the new ones, and a write goes to either.
public final class NewIndexes implements Destination {
    private static final int PAGE = 1000;

    private final Elasticsearch elasticsearch;
    private final Predicate<YearMonth> months;
    private final Bulk bulk;
    private final int number;
    private final List<MonthIndex> running;
    private final Set<MonthIndex> created = new HashSet<>();

    private NewIndexes(Elasticsearch elasticsearch, Predicate<YearMonth> months, List<MonthIndex> running, int number) {
        this.elasticsearch = elasticsearch;
        this.months = months;
        this.running = running;
        this.number = number;
        this.bulk = Bulk.into(elasticsearch, document -> place(document).name());
    }

    /// Looks at what runs, and removes what a build that was broken off left behind.
    ///
    /// @param months which are built anew
    public static NewIndexes beside(Elasticsearch elasticsearch, Predicate<YearMonth> months) throws IOException {
        List<MonthIndex> running = new ArrayList<>();
        int highest = 0;
        for (IndexFamily family : IndexFamily.values()) {
            Template.of(family).put(elasticsearch);
            for (MonthIndex index : RunningIndexes.of(elasticsearch, family)) {
                highest = Math.max(highest, index.number());
                if (months.test(index.month())) {
                    running.add(index);
                }
            }
        }
        for (IndexFamily family : IndexFamily.values()) {
            removeLeft(elasticsearch, family, highest);
        }
        return new NewIndexes(elasticsearch, months, List.copyOf(running), highest + 1);
    }

    private static void removeLeft(Elasticsearch elasticsearch, IndexFamily family, int highest) throws IOException {
        var names = elasticsearch.get("/" + family.alias() + "-*/_alias").fieldNames();
        for (MonthIndex index : MonthIndex.among(names, family)) {
            if (index.number() > highest) {
                elasticsearch.delete("/" + index.name());
            }
        }
    }

    /// Creates one beside each that runs: also what is empty gets the mappings of today.
    public void create() throws IOException {
        for (MonthIndex index : running) {
            create(new MonthIndex(index.family(), index.month(), number));
        }
    }

    /// Removes what was built, where it is not to take over.
    public synchronized void discard() throws IOException {
        for (MonthIndex index : created) {
            elasticsearch.delete("/" + index.name());
        }
        created.clear();
    }

    @Override
    public boolean wants(Document document) {
        return months.test(document.month());
    }

    @Override
    public List<Written> write(List<Document> documents) {
        for (Document document : documents) {
            try {
                create(place(document));
            } catch (IOException e) {
                return documents.stream()
                        .<Written>map(each -> new Written.Unanswered(each, String.valueOf(e.getMessage())))
                        .toList();
            }
        }
        return bulk.write(documents);
    }

    private MonthIndex place(Document document) {
        return new MonthIndex(document.family(), document.month(), number);
    }

    /// How many documents the running indices hold that [#copy] would read.
    ///
    /// @param isHeld whether Kafka holds all of a month of a family
    public long toCopy(Held isHeld) throws IOException {
        long count = 0;
        for (MonthIndex index : running) {
            if (!isHeld.test(index.family(), index.month())) {
                count += elasticsearch
                        .get("/" + index.name() + "/_count")
                        .path("count")
                        .asLong();
            }
        }
        return count;
    }

    /// Whether Kafka holds all events of a family that were first seen in a month.
    @FunctionalInterface
    public interface Held {
        boolean test(IndexFamily family, YearMonth month);
    }

    /// Reads the running indices of months that Kafka does not hold, page by page.
    ///
    /// @param page takes the documents of each, as if they had just been read from their topic
    public void copy(Held isHeld, Page page) throws IOException {
        for (MonthIndex index : running) {
            if (!isHeld.test(index.family(), index.month())) {
                copy(index, page);
            }
        }
    }

    /// Takes documents that are to be written.
    @FunctionalInterface
    public interface Page {
        /// @return whether to go on
        boolean take(List<Document> documents);
    }

    /// By id, which no change of a document moves. What comes to the index meanwhile, Kafka has as well.
    private void copy(MonthIndex index, Page page) throws IOException {
        @Nullable String last = null;
        boolean more = true;
        while (more) {
            ObjectNode search = Json.mapper().createObjectNode().put("size", PAGE);
            search.putArray("sort").addObject().put("id", "asc");
            if (last != null) {
                search.putArray("search_after").add(last);
            }
            JsonNode hits = elasticsearch
                    .post("/" + index.name() + "/_search?filter_path=hits.hits._id,hits.hits._source", search)
                    .at("/hits/hits");
            List<Document> documents = new ArrayList<>(PAGE);
            for (JsonNode hit : hits) {
                last = hit.path("_id").asText();
                documents.add(Document.of(
                        new ConsumerRecord<>(index.family().topic(), 0, 0, null, Json.bytes(hit.path("_source")))));
            }
            more = !documents.isEmpty() && page.take(documents);
        }
    }

    /// Puts the new indices in the place of the running ones, all at once. Those stay, without an alias, until
    /// [#remove]: but for those of an earlier Telex, whose names are needed.
    ///
    /// @return those whose place was taken
    public List<String> takeOver() throws IOException {
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode actions = body.putArray("actions");
        List<String> old = new ArrayList<>();
        for (MonthIndex index : replaced()) {
            if (index.number() == 0) {
                actions.addObject().putObject("remove_index").put("index", index.name());
            } else {
                remove(actions, index, index.family().alias());
                remove(actions, index, index.alias());
                old.add(index.name());
            }
        }
        for (MonthIndex index : created) {
            ObjectNode settings = Json.mapper().createObjectNode();
            settings.putObject("index").put("refresh_interval", "1s");
            elasticsearch.put("/" + index.name() + "/_settings", settings);
            elasticsearch.post("/" + index.name() + "/_refresh", null);
            add(actions, index, index.family().alias());
            add(actions, index, index.alias()).put("is_write_index", true);
        }
        if (!actions.isEmpty()) {
            elasticsearch.post("/_aliases", body);
        }
        return old;
    }

    /// Removes indices that nobody sees any more.
    public void remove(List<String> names) throws IOException {
        for (String name : names) {
            elasticsearch.delete("/" + name);
        }
    }

    /// What runs now in the months that were built: a sink may have begun one since.
    private List<MonthIndex> replaced() throws IOException {
        Set<String> built = new HashSet<>();
        created.forEach(index -> built.add(index.alias()));
        List<MonthIndex> replaced = new ArrayList<>();
        for (IndexFamily family : IndexFamily.values()) {
            for (MonthIndex index : RunningIndexes.of(elasticsearch, family)) {
                if (built.contains(index.alias()) && index.number() != number) {
                    replaced.add(index);
                }
            }
        }
        return replaced;
    }

    private static void remove(ArrayNode actions, MonthIndex index, String alias) {
        actions.addObject().putObject("remove").put("index", index.name()).put("alias", alias);
    }

    private static ObjectNode add(ArrayNode actions, MonthIndex index, String alias) {
        return actions.addObject().putObject("add").put("index", index.name()).put("alias", alias);
    }

    /// Without aliases, and not refreshed: nobody looks.
    private synchronized void create(MonthIndex index) throws IOException {
        if (created.contains(index)) {
            return;
        }
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("settings").putObject("index").put("refresh_interval", "-1");
        elasticsearch.put("/" + index.name(), body);
        created.add(index);
    }
}
