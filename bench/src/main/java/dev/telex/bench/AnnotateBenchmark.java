package dev.telex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import dev.telex.enrich.Annotator;
import dev.telex.enrich.entity.EntityTagger;
import dev.telex.enrich.tagger.NameTagger;
import dev.telex.enrich.tagger.NameTraining;
import dev.telex.enrich.text.ReadableArticle;
import dev.telex.enrich.text.Tokens;
import dev.telex.wire.Article;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Wire stories from text to names, entities and facts, one thread, beside the JDK's way to cut words alone.
/// Then what that allocates, and how well names are found.
final class AnnotateBenchmark implements Benchmark {
    private static final int STORIES = 2_000;

    @Override
    public String name() {
        return "annotate";
    }

    @Override
    public String says() {
        return "wire stories to names, entities and facts, one thread, beside the JDK cutting them into words";
    }

    @Override
    public void run(Path data, Results results) throws Exception {
        NameTagger names = NameTagger.load();
        Corpus corpus = new Corpus(data);
        if (corpus.has(Corpus.NEWSWIRE)) {
            measure(read(corpus), names, new Annotator(EntityTagger.load()), results);
        } else {
            results.say("  no wire stories in " + data.resolve(Corpus.NEWSWIRE));
        }
        NameTraining.table(names, data.resolve("ner")).forEach(results::say);
    }

    private static void measure(List<Article> stories, NameTagger names, Annotator annotator, Results results)
            throws Exception {
        List<ReadableArticle> readable =
                stories.stream().map(ReadableArticle::of).toList();
        long tokens = readable.stream()
                .mapToLong(story -> Tokens.of(story.text()).size())
                .sum();
        results.say("  %,d stories, %,d tokens".formatted(stories.size(), tokens));
        Rounds.Work jdk = () -> words(readable);
        results.add(Rounds.compare("annotate.names", "tokens/s", (double) tokens, () -> names(readable, names), jdk)
                .asked("at least 500,000"));
        results.add(Rounds.compare("annotate", "tokens/s", (double) tokens, () -> annotated(stories, annotator), jdk)
                .asked("at least 300,000"));
        results.add(allocation("annotate.names.allocation", tokens, () -> names(readable, names)));
        results.add(allocation("annotate.allocation", tokens, () -> annotated(stories, annotator)));
    }

    /// Tokens and tagging together.
    private static long names(List<ReadableArticle> stories, NameTagger tagger) {
        long found = 0;
        for (ReadableArticle story : stories) {
            found += tagger.tag(Tokens.of(story.text())).size();
        }
        return found;
    }

    /// The whole of text and entity: from HTML, with language and facts.
    private static long annotated(List<Article> stories, Annotator annotator) {
        long found = 0;
        for (Article story : stories) {
            ReadableArticle readable = ReadableArticle.of(story);
            found += annotator
                    .annotate(story.title(), readable.text(), readable.language(), story.seen())
                    .mentions()
                    .size();
        }
        return found;
    }

    private static long words(List<ReadableArticle> stories) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ENGLISH);
        long words = 0;
        for (ReadableArticle story : stories) {
            breaks.setText(story.text());
            while (breaks.next() != BreakIterator.DONE) {
                words++;
            }
        }
        return words;
    }

    /// Bytes a token, as the JVM counts what this thread allocates; warm by now.
    private static Measurement allocation(String metric, long tokens, Rounds.Work work) throws Exception {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        long done = work.run();
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;
        if (done == 0) {
            throw new IllegalStateException(metric + ": nothing was found in the stories");
        }
        return Measurement.of(metric, (double) bytes / tokens, "bytes/token");
    }

    private static List<Article> read(Corpus corpus) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (JsonNode story : corpus.lines(Corpus.NEWSWIRE).subList(0, STORIES)) {
            String text =
                    story.path("dateline").asText() + " " + story.path("body").asText();
            String html = "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>";
            articles.add(article(story.path("id").asText(), story.path("title").asText(), html));
        }
        return articles;
    }

    private static Article article(String id, String title, String html) {
        return new Article(
                id,
                "corpus",
                "reuters.com",
                false,
                false,
                id,
                null,
                title,
                null,
                html,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }
}
