package dev.telex.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import dev.telex.wire.settings.Durations;
import java.io.IOException;
import java.time.Duration;

/// "6h", also as ISO 8601 has it
final class ReadDuration extends StdScalarDeserializer<Duration> {
    private static final long serialVersionUID = 1;

    ReadDuration() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
        try {
            return Durations.parse(json.getText());
        } catch (IllegalArgumentException e) {
            throw context.weirdStringException(json.getText(), Duration.class, e.getMessage());
        }
    }
}
