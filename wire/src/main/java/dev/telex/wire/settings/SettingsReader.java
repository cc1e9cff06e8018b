package dev.telex.wire.settings;

import dev.telex.wire.settings.Source.Said;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills a tree of settings records: flags before environment before file before defaults.
public final class SettingsReader<R extends Record> {
    private final Class<R> type;
    private final List<Key> keys;
    private final Map<String, Said> said = new LinkedHashMap<>();

    public SettingsReader(Class<R> type) {
        this.type = type;
        this.keys = Key.of(type);
    }

    /// What stands nowhere else.
    public static <R extends Record> R defaults(Class<R> type) {
        return new SettingsReader<>(type).read();
    }

    /// @throws InvalidSettings where the file cannot be read, or is no YAML
    public SettingsReader<R> file(Path file) {
        said.putAll(Source.file(file));
        return this;
    }

    public SettingsReader<R> environment(Map<String, String> environment) {
        said.putAll(Source.environment(environment, keys));
        return this;
    }

    /// @param flags setting → text, without the dashes
    public SettingsReader<R> flags(Map<String, String> flags) {
        said.putAll(Source.flags(flags));
        return this;
    }

    /// @throws InvalidSettings with all that is wrong
    public R read() {
        List<String> faults = new ArrayList<>(unknown());
        Record settings = record("", type, faults);
        if (settings == null || !faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return type.cast(settings);
    }

    private List<String> unknown() {
        return said.entrySet().stream()
                .filter(entry -> keys.stream().noneMatch(key -> key.covers(entry.getKey())))
                .map(entry -> "%s: no setting is called %s; did you mean %s?"
                        .formatted(entry.getValue().where(), entry.getKey(), nearest(entry.getKey())))
                .toList();
    }

    private String nearest(String name) {
        return keys.stream()
                .map(Key::name)
                .min(Comparator.comparingInt(key -> EditDistance.between(key, name)))
                .orElse("");
    }

    private @Nullable Record record(String prefix, Class<?> type, List<String> faults) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        int before = faults.size();
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(Key.name(prefix, components[i]), components[i], faults);
        }
        return faults.size() == before ? construct(prefix, type, types, values, faults) : null;
    }

    private @Nullable Object value(String name, RecordComponent component, List<String> faults) {
        Setting setting = component.getAnnotation(Setting.class);
        boolean map = Map.class.isAssignableFrom(component.getType());
        if (setting == null) {
            return map ? named(name, Key.valueType(component), faults) : record(name, component.getType(), faults);
        }
        if (map) {
            return below(name);
        }
        Said unsaid = new Said(setting.value(), "default");
        Said text = said.getOrDefault(name, unsaid);
        if (text.text().isBlank()) {
            text = unsaid; // As a compose file passes on a variable that is not set.
        }
        if (text.text().isEmpty() && !List.class.isAssignableFrom(component.getType())) {
            return null;
        }
        try {
            return Value.parse(text.text(), component.getType());
        } catch (IllegalArgumentException | ArithmeticException e) {
            faults.add(fault(name, text, component, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /// Records by the names that the user gives them. A name may have dots in it; what a record holds has none.
    private Map<String, Record> named(String prefix, Class<?> type, List<String> faults) {
        Map<String, Record> named = new LinkedHashMap<>();
        below(prefix).keySet().stream()
                .filter(key -> key.indexOf('.') > 0)
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .distinct()
                .forEach(name -> {
                    Record record = record(prefix + "." + name, type, faults);
                    if (record != null) {
                        named.put(name, record);
                    }
                });
        return named;
    }

    private Map<String, String> below(String name) {
        Map<String, String> below = new LinkedHashMap<>();
        said.forEach((key, text) -> {
            if (key.startsWith(name + ".")) {
                below.put(key.substring(name.length() + 1), text.text());
            }
        });
        return below;
    }

    private @Nullable Record construct(
            String prefix, Class<?> type, Class<?>[] types, @Nullable Object[] values, List<String> faults) {
        try {
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof Check.OutOfLimits limits)) {
                throw new IllegalStateException("the constructor of " + type + " failed", e.getCause());
            }
            for (Check.Fault fault : limits.faults()) {
                RecordComponent component = component(type, fault.component());
                String name = Key.name(prefix, component);
                Said text = said.getOrDefault(name, new Said("", "default"));
                faults.add(fault(name, text, component, fault.expectation()));
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no settings record: it and its constructor must be public", e);
        }
    }

    private static RecordComponent component(Class<?> type, String name) {
        for (RecordComponent candidate : type.getRecordComponents()) {
            if (candidate.getName().equals(name)) {
                return candidate;
            }
        }
        throw new IllegalStateException(type + " has no component " + name);
    }

    private static String fault(String name, Said said, RecordComponent component, String expectation) {
        boolean secret = component.getType() == Secret.class && !said.text().isEmpty();
        return "%s: %s is \"%s\"; %s".formatted(said.where(), name, secret ? "(secret)" : said.text(), expectation);
    }
}
