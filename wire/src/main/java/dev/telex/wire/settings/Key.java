package dev.telex.wire.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A setting by its names.
///
/// @param name     "fetch.max-bytes"; NAME in it stands for what the user calls one of several:
///                 "fetch.credentials.NAME.basic"
/// @param type     what it holds
/// @param fallback what it is where nobody sets it, as a user would write it; "" for nothing
/// @param says     what it does
public record Key(String name, Class<?> type, String fallback, String says) {
    private static final String ANY = ".NAME.";

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

    /// One of several has a name of the user's in its own. It cannot be given as a flag.
    public boolean isNamed() {
        return name.contains(ANY);
    }

    /// Whether this is the setting that a user means.
    boolean covers(String said) {
        return isMap() ? said.startsWith(name + ".") : isNamed() ? between(name, ANY, said) != null : said.equals(name);
    }

    /// What the user calls it, where this is one of several and the variable means it.
    @Nullable
    String nameIn(String variable) {
        String name = between(environment(), ANY.replace('.', '_'), variable);
        return name == null ? null : name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String named(String name) {
        return this.name.replace(ANY, "." + name + ".");
    }

    private static @Nullable String between(String pattern, String any, String text) {
        int at = pattern.indexOf(any);
        String before = pattern.substring(0, at + 1);
        String after = pattern.substring(at + any.length() - 1);
        return text.length() > before.length() + after.length() && text.startsWith(before) && text.endsWith(after)
                ? text.substring(before.length(), text.length() - after.length())
                : null;
    }

    /// The record that a map of records holds.
    static Class<?> valueType(RecordComponent map) {
        return (Class<?>) ((ParameterizedType) map.getGenericType()).getActualTypeArguments()[1];
    }

    static String name(String prefix, RecordComponent component) {
        String kebab = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? kebab : prefix + "." + kebab;
    }

    private static Stream<Key> of(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents()).flatMap(component -> {
            String name = name(prefix, component);
            Setting setting = component.getAnnotation(Setting.class);
            if (setting == null && Map.class.isAssignableFrom(component.getType())) {
                return of(name + ".NAME", valueType(component));
            }
            return setting == null
                    ? of(name, component.getType())
                    : Stream.of(new Key(name, component.getType(), setting.value(), setting.says()));
        });
    }
}
