package dev.telex.wire.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.telex.wire.settings.Durations;
import java.io.IOException;
import java.time.Duration;

/// "6h"
final class WrittenDuration extends StdScalarSerializer<Duration> {
    private static final long serialVersionUID = 1;

    WrittenDuration() {
        super(Duration.class);
    }

    @Override
    public void serialize(Duration duration, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(Durations.print(duration));
    }
}
