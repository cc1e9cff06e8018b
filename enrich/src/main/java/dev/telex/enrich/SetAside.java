package dev.telex.enrich;

import dev.telex.wire.topics.DeadLetter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A record that cannot be read, throws, or grows too large goes to `telex.dead-letters` in the same transaction,
/// and the stream goes on with the next one. Kafka Streams makes one of these for each of the three.
public final class SetAside
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final String STAGE = "enrich";

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, record.key(), record.value(), error)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception error) {
        return ProcessingExceptionHandler.Response.resume(
                List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), error)));
    }

    /// Kafka itself refuses: only what is wrong with this one record is the record's fault.
    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
        return error instanceof RecordTooLargeException
                ? ProductionExceptionHandler.Response.resume(
                        List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), error)))
                : ProductionExceptionHandler.Response.fail();
    }

    private static ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception error) {
        String origin = DeadLetter.origin(context.topic(), context.partition(), context.offset());
        LOG.warn("{} is set aside in telex.dead-letters: {}", origin, error.toString());
        return DeadLetter.of(key, value, STAGE, error.toString(), origin);
    }
}
