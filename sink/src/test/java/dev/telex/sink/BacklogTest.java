package dev.telex.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telex.sink.elastic.Document;
import dev.telex.sink.elastic.IndexFamily;
import dev.telex.sink.elastic.Source;
import dev.telex.wire.settings.DataSize;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final long NOW = 1_000_000_000L;
    private static final long LATER = NOW + Duration.ofMinutes(1).toNanos();
    private static final SinkSettings SETTINGS = new SinkSettings(
            3, new DataSize(2000), Duration.ofMillis(200), 4, new DataSize(10_000), Duration.ofSeconds(10), null);

    private final Backlog backlog = new Backlog(SETTINGS);
    private long offset;

    @Test
    void sendsWhatThereIsAtOnceWhileNothingIsUnderWay() {
        add("a");
        assertThat(take(true)).containsExactly("a");
    }

    @Test
    void letsABulkFillWhileAnotherIsWritten() {
        add("a", "b");
        assertThat(take(false)).isEmpty();
        add("c");
        assertThat(take(false)).containsExactly("a", "b", "c");
    }

    @Test
    void sendsABulkThatDoesNotFillInTime() {
        add("a");
        assertThat(take(false)).isEmpty();
        assertThat(ids(backlog.take(NOW + Duration.ofMillis(200).toNanos(), false)))
                .containsExactly("a");
    }

    @Test
    void cutsABulkByBytesAndLetsOneLargeDocumentPass() {
        add("large", 5000);
        add("small", 10);
        assertThat(take(true)).containsExactly("large");
        assertThat(take(true)).containsExactly("small");
    }

    @Test
    void letsARevisionWaitForTheEarlierOneOfItsArticle() {
        add("a", "b", "a");
        List<Document> first = backlog.take(NOW, true);
        assertThat(ids(first)).containsExactly("a", "b");
        assertThat(take(true)).isEmpty();
        first.forEach(backlog::done);
        assertThat(take(true)).containsExactly("a");
    }

    @Test
    void putsWhatComesBackBeforeWhatCameLater() {
        add("a", "b");
        List<Document> bulk = backlog.take(NOW, true);
        add("a");
        backlog.giveBack(bulk);
        List<Document> again = backlog.take(NOW, true);
        assertThat(again).isEqualTo(bulk);
    }

    @Test
    void letsDocumentsOfOtherIndicesOvertakeThoseOfOneThatRests() {
        add("blocked", "a");
        backlog.rest("index of blocked", NOW);
        assertThat(take(true)).containsExactly("a");
        assertThat(take(true)).isEmpty();
        assertThat(ids(backlog.take(LATER, true))).containsExactly("blocked");
    }

    @Test
    void isFullUntilEnoughIsDoneOfWhatWaitsAndOfWhatIsUnderWay() {
        add("a", 5000);
        add("b", 3000);
        assertThat(backlog.isFull()).isFalse();
        add("c", 1000);
        assertThat(backlog.isFull()).isTrue();
        List<Document> bulk = backlog.take(NOW, true);
        assertThat(ids(bulk)).containsExactly("a");
        backlog.giveBack(bulk);
        assertThat(backlog.isFull()).isTrue();
        backlog.take(NOW, true).forEach(backlog::done);
        assertThat(backlog.isFull()).isFalse();
        backlog.forget(List.of(new TopicPartition("t", 0)));
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void countsWhatSmallDocumentsTakeBesideTheirBytes() {
        for (int i = 0; i < 20; i++) {
            add("small " + i);
        }
        assertThat(backlog.isFull()).isTrue();
    }

    @Test
    void doesNotLookAgainBeforeSomethingChangesWhereAllThatWaitsHasToWait() {
        add("blocked");
        backlog.rest("index of blocked", NOW);
        assertThat(take(true)).isEmpty();
        backlog.rest("index of blocked", NOW - Duration.ofMinutes(1).toNanos());
        assertThat(take(true)).isEmpty();
        add("a");
        assertThat(take(true)).containsExactly("blocked", "a");
    }

    private void add(String... names) {
        for (String name : names) {
            add(name, 10);
        }
    }

    private void add(String name, int bytes) {
        var record = new ConsumerRecord<>("t", 0, offset++, new byte[0], new byte[bytes]);
        backlog.add(
                new Document(IndexFamily.ARTICLES, "index of " + name, name, 1, Source.of(record.value()), record),
                NOW);
    }

    private List<String> take(boolean isIdle) {
        return ids(backlog.take(NOW, isIdle));
    }

    private static List<String> ids(List<Document> documents) {
        return documents.stream().map(Document::id).toList();
    }
}
