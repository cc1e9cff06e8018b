package dev.telex.enrich.watch;

import dev.telex.enrich.watch.Acceptance.Accepted;
import dev.telex.enrich.watch.Acceptance.Disabled;
import dev.telex.enrich.watch.Acceptance.OfTrends;
import dev.telex.query.Parsing;
import dev.telex.query.Query;
import dev.telex.query.QueryLanguage;
import dev.telex.query.TrendQuery;
import dev.telex.query.WatchParsing;
import dev.telex.query.words.WordForms;
import dev.telex.wire.EnrichedArticle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Which of a million standing queries an article matches, and, for those that somebody is told of, where.
///
/// The idea: the watches share most of what they ask. Each distinct question (is this word there, are these
/// words side by side, near each other) is an *atom*, kept once, and each distinct query over atoms a
/// *program*, kept once. An article is looked at in two steps. First its words, and pairs of neighbours, lead
/// to the atoms that are true of it ([Truths]): no atom is touched whose words do not occur. Then each true
/// atom leads to the programs that are posted under it, and these are evaluated ([Truth]). A program is
/// posted only under the cheapest set of atoms of which one must be true for it to be true, and beside each
/// posting stands a guard, a second atom that must be true as well ([Anchors]); most postings are passed over
/// on that one bit. What is cheap is learnt from the articles ([Rarity]).
///
/// The bounds: an article costs its words, the postings of its true atoms, and the programs that pass their
/// guard; it does not depend on how many watches there are that have nothing to do with it. Memory is about
/// 300 bytes a watch as people write them. Everything lies in pages of ints ([IntArena]) and tables that grow
/// in parts ([LongTable]): a change takes microseconds, and nobody waits while something grows. What nobody
/// asks any more is freed.
///
/// The matches are those of Lucene's Boolean, phrase and wildcard queries; the tests hold the two together.
///
/// For any number of threads: several may match at once; a change waits for those at work and is effective
/// when it returns.
public final class Matcher {
    /// Every so many articles one is a sample.
    private static final int SAMPLE = 8;
    /// Programs looked at again with each sample, while there is reason to.
    private static final int RECONSIDERED = 256;

    private static final int FIRST_LESSON = 64;

    private final IntArena arena = new IntArena();
    private final Dictionary dictionary = new Dictionary(arena);
    private final Rarity rarity = new Rarity(dictionary);
    private final Atoms atoms = new Atoms(arena, dictionary, rarity);
    private final Programs programs = new Programs(arena, atoms);
    private final WatchTable watches = new WatchTable(arena, programs);
    private final Compiler compiler = new Compiler(dictionary, atoms, rarity);

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ConcurrentLinkedQueue<Matching> idle = new ConcurrentLinkedQueue<>();
    private final Map<String, String> disabled = new ConcurrentHashMap<>();
    private final AtomicInteger articles = new AtomicInteger();
    /// Guarded by the lock, as is what follows.
    private long changes;

    private int nextLesson = FIRST_LESSON;
    private int reconsidering = Integer.MAX_VALUE;

    /// Adds a watch, or gives it another query. A query that is refused leaves the watch disabled; one that asks
    /// for bursts is somebody else's to follow.
    public Acceptance put(String watch, String query) {
        return put(watch, QueryLanguage.parseWatch(query));
    }

    /// The same with a query that was parsed before: parsing needs no lock, so that any number of threads can.
    public Acceptance put(String watch, WatchParsing query) {
        Acceptance acceptance = switch (query) {
            case Parsing.Refused refused -> new Disabled(refused.message());
            case Parsing.Parsed(Query parsed) -> put(watch, parsed);
            case WatchParsing.OfTrends(TrendQuery trends) -> new OfTrends(trends);
        };
        if (!(acceptance instanceof Accepted)) {
            remove(watch);
        }
        if (acceptance instanceof Disabled(String reason)) {
            disabled.put(watch, reason);
        }
        return acceptance;
    }

    public void remove(String watch) {
        lock.writeLock().lock();
        try {
            changes++;
            watches.remove(watch);
            disabled.remove(watch);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// How many watches it holds that are not disabled.
    public int size() {
        lock.readLock().lock();
        try {
            return watches.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// How many bytes of slices it uses for all that the watches say.
    long used() {
        lock.readLock().lock();
        try {
            return (long) arena.used() * Integer.BYTES;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Watches that match nothing any more, each with the reason: refused when they were put, or too much work.
    public Map<String, String> disabled() {
        return Map.copyOf(disabled);
    }

    /// Ids of the watches that an article matches, each once, in no order.
    public List<String> match(EnrichedArticle article) {
        Matching matching = take();
        long seen;
        List<String> matched;
        lock(WordForms.of(article.language()));
        try {
            seen = changes;
            matched = matching.match(article);
        } finally {
            lock.readLock().unlock();
        }
        matching.overburdened().forEach(this::disable);
        if (articles.incrementAndGet() % SAMPLE == 0) {
            learn(article, matching, seen);
        }
        idle.add(matching);
        return matched;
    }

    /// Where the words stand for which an article matches some watches: by watch, in their order, 50 at most, none
    /// where only other fields decided. A watch that the article does not match, as the watch is now, is left out.
    public Map<String, List<Span>> where(EnrichedArticle article, Collection<String> watches) {
        Matching matching = take();
        lock(WordForms.of(article.language()));
        try {
            return matching.where(article, watches);
        } finally {
            lock.readLock().unlock();
            idle.add(matching);
        }
    }

    private Matching take() {
        Matching matching = idle.poll();
        return matching == null ? new Matching(arena, atoms, programs, watches) : matching;
    }

    private Acceptance put(String watch, Query query) {
        lock.writeLock().lock();
        try {
            changes++;
            watches.remove(watch);
            disabled.remove(watch);
            watches.put(watch, programs.take(compiler.compile(query)));
            return new Accepted();
        } catch (RuntimeException e) {
            return new Disabled("it cannot be compiled: %s; please report it, with the query".formatted(e));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Takes the read lock, with the language known.
    private void lock(WordForms forms) {
        lock.readLock().lock();
        while (dictionary.forms(forms) == null) {
            lock.readLock().unlock();
            lock.writeLock().lock();
            try {
                if (dictionary.forms(forms) == null) {
                    dictionary.learn(forms);
                }
            } finally {
                lock.writeLock().unlock();
            }
            lock.readLock().lock();
        }
    }

    private void disable(String watch) {
        remove(watch);
        disabled.put(
                watch,
                "an article made it more work than %,d steps; ask for fewer words near each other, or nearer"
                        .formatted(Nearness.MOST_STEPS));
    }

    private void learn(EnrichedArticle article, Matching matching, long seen) {
        lock.writeLock().lock();
        try {
            if (changes == seen) {
                matching.teach(rarity);
                Matching.teach(rarity, article.title());
                Matching.teach(rarity, article.text());
            }
            if (rarity.samples() >= nextLesson) {
                nextLesson = rarity.samples() + Math.min(rarity.samples(), Rarity.HALF_LIFE);
                reconsidering = 0;
            }
            for (int i = 0; i < RECONSIDERED && reconsidering < watches.size(); i++) {
                programs.reconsider(watches.programInRow(reconsidering++));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
