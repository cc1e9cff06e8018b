package dev.telex.wire.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A setting by its names.
///
/// @param name     "fetch.max-bytes"
/// @param type     what it holds
/// @param fallback what it is where nobody sets it, as a user would write it; "" for nothing
/// @param says     what it does
public record Key(String name, Class<?> type, String fallback, String says) {

    /// The settings below a record, in the order of its components.
    public static List<Key> of(Class<? extends Record> settings) {
        return of("", settings).toList();
    }

    /// "TELEX_FETCH_MAX_BYTES"
    public String environment() {
        return "TELEX_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// A map has any keys of the user's below its own.
    public boolean isMap() {
        return Map.class.isAssignableFrom(type);
    }

    static String name(String prefix, RecordComponent component) {
        String kebab = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? kebab : prefix + "." + kebab;
    }

    private static Stream<Key> of(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents()).flatMap(component -> {
            String name = name(prefix, component);
            Setting setting = component.getAnnotation(Setting.class);
            return setting == null
                    ? of(name, component.getType())
                    : Stream.of(new Key(name, component.getType(), setting.value(), setting.says()));
        });
    }
}
