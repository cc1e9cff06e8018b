package dev.telex.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 3);

    private final Offsets offsets = new Offsets();

    @Test
    void commitsUpToTheFirstRecordThatIsNotDone() {
        read(10, 11, 12, 13);
        done(11, 12);
        assertThat(offsets.committable()).isEmpty();
        done(10);
        assertThat(offsets.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(13)));
        assertThat(offsets.committable()).isEmpty();
        done(13);
        assertThat(offsets.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(14)));
    }

    @Test
    void passesOverTheGapsThatTransactionsAndCompactionLeave() {
        read(10, 17, 40);
        done(10, 17, 40);
        assertThat(offsets.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(41)));
    }

    @Test
    void goesOnWhereItWasAfterARecordThatHeldUpManyOthers() {
        read(10, 11, 12);
        done(11, 12);
        read(13);
        assertThat(offsets.committable()).isEmpty();
        done(10);
        assertThat(offsets.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(13)));
        done(13);
        assertThat(offsets.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(14)));
    }

    @Test
    void commitsNothingOfAPartitionThatWentElsewhere() {
        read(10, 11);
        offsets.forget(List.of(PARTITION));
        done(10, 11);
        assertThat(offsets.committable()).isEmpty();
    }

    private void read(long... numbers) {
        for (long number : numbers) {
            offsets.read(record(number));
        }
    }

    private void done(long... numbers) {
        for (long number : numbers) {
            offsets.done(record(number));
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>("t", 3, offset, new byte[0], new byte[0]);
    }
}
