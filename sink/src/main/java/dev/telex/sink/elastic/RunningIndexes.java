package dev.telex.sink.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.query.elastic.Elasticsearch;
import dev.telex.query.elastic.ElasticsearchFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The indices that are searched: of every family one a month, created when the first of its events comes.
public final class RunningIndexes implements Destination {
    private static final Logger LOG = LoggerFactory.getLogger(RunningIndexes.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Elasticsearch elasticsearch;
    private final @Nullable Duration keep;
    private final InstantSource clock;
    private final Bulk bulk;
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    /// @param keep how long events stay after they were first seen; null: for good
    public RunningIndexes(Elasticsearch elasticsearch, @Nullable Duration keep, InstantSource clock) {
        this.elasticsearch = elasticsearch;
        this.keep = keep;
        this.clock = clock;
        this.bulk = Bulk.byAlias(elasticsearch);
    }

    /// Puts the templates, which count for indices that are created from now on; gives this month's indices
    /// to a search that comes before the first event; and brings the mappings of the earlier ones up to date.
    public void install() throws IOException {
        there.clear();
        for (IndexFamily family : IndexFamily.values()) {
            Template template = Template.of(family);
            template.put(elasticsearch);
            create(family, family.month(clock.instant()));
            upgrade(template);
        }
    }

    /// What was first seen too long ago has no index any more.
    @Override
    public boolean wants(Document document) {
        return keep == null || !isOver(document.month());
    }

    @Override
    public List<Written> write(List<Document> documents) {
        Map<String, String> missing = create(documents);
        List<Written> written = new ArrayList<>(documents.size());
        List<Document> ready = new ArrayList<>(documents.size());
        for (Document document : documents) {
            String reason = missing.get(document.index());
            if (reason == null) {
                ready.add(document);
            } else {
                written.add(new Written.NotYet(document, reason, true));
            }
        }
        if (!ready.isEmpty()) {
            written.addAll(bulk.write(ready));
        }
        for (Written each : written) {
            if (each instanceof Written.NotYet notYet && notYet.isMissing()) {
                there.remove(notYet.document().index());
            }
        }
        return written;
    }

    /// Removes the indices of the months whose time is over: as a whole, which costs nothing, and never by
    /// query.
    ///
    /// @return their names
    public List<String> removeOld() throws IOException {
        List<String> removed = new ArrayList<>();
        if (keep == null) {
            return removed;
        }
        for (IndexFamily family : IndexFamily.values()) {
            for (MonthIndex index : of(elasticsearch, family)) {
                if (isOver(index.month())) {
                    elasticsearch.delete("/" + index.name());
                    there.remove(index.alias());
                    removed.add(index.name());
                }
            }
        }
        return removed;
    }

    /// Those behind a family's alias.
    static List<MonthIndex> of(Elasticsearch elasticsearch, IndexFamily family) throws IOException {
        try {
            return MonthIndex.among(
                    elasticsearch.get("/_alias/" + family.alias()).fieldNames(), family);
        } catch (ElasticsearchFailure e) {
            if (e.status() == NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    private boolean isOver(YearMonth month) {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return keep != null && end.isBefore(clock.instant().minus(keep));
    }

    /// Sees to it that the documents' indices are there.
    ///
    /// @return why one is not, by its alias
    private Map<String, String> create(List<Document> documents) {
        Map<String, String> missing = new HashMap<>();
        for (Document document : documents) {
            String alias = document.index();
            if (!there.contains(alias) && !missing.containsKey(alias)) {
                try {
                    create(document.family(), alias);
                } catch (IOException e) {
                    missing.put(alias, String.valueOf(e.getMessage()));
                }
            }
        }
        return missing;
    }

    private void create(IndexFamily family, String alias) throws IOException {
        if (!elasticsearch.has("/_alias/" + alias)) {
            MonthIndex first = new MonthIndex(family, family.month(alias), 1);
            try {
                elasticsearch.put("/" + first.name(), first.creation());
            } catch (ElasticsearchFailure e) {
                switch (e.type()) {
                    // Another sink was quicker.
                    case "resource_already_exists_exception" -> {}
                    case "invalid_alias_name_exception" ->
                        throw new IOException(
                                alias + " is an index of an earlier Telex; telex reindex makes new ones of it", e);
                    default -> throw e;
                }
            }
        }
        there.add(alias);
    }

    private void upgrade(Template template) throws IOException {
        JsonNode mappings = elasticsearch.get(
                "/" + template.family().alias() + "/_mapping?filter_path=*.mappings._meta.version,*.mappings.dynamic");
        for (var index : mappings.properties()) {
            int version = index.getValue().at("/mappings/_meta/version").asInt(0);
            if (version >= template.version()) {
                continue;
            }
            try {
                elasticsearch.put("/" + index.getKey() + "/_mapping", template.mappings());
                LOG.info("{} has mappings of version {} now", index.getKey(), template.version());
            } catch (ElasticsearchFailure e) {
                if (e.status() != BAD_REQUEST) {
                    throw e;
                }
                LOG.warn(
                        "{} keeps mappings of version {}; telex reindex gives it those of version {}",
                        index.getKey(),
                        version,
                        template.version());
            }
        }
    }
}
