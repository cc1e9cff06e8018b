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
                .filter(entry -> keys.stream().noneMatch(key -> covers(key, entry.getKey())))
                .map(entry -> "%s: no setting is called %s; did you mean %s?"
                        .formatted(entry.getValue().where(), entry.getKey(), nearest(entry.getKey())))
                .toList();
    }

    private static boolean covers(Key key, String name) {
        return key.isMap() ? name.startsWith(key.name() + ".") : name.equals(key.name());
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
        if (setting == null) {
            return record(name, component.getType(), faults);
        }
        if (Map.class.isAssignableFrom(component.getType())) {
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
            faults.add(fault(name, text, String.valueOf(e.getMessage())));
            return null;
        }
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
                String name = nameOf(prefix, type, fault.component());
                faults.add(fault(name, said.getOrDefault(name, new Said("", "default")), fault.expectation()));
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no settings record: it and its constructor must be public", e);
        }
    }

    private static String nameOf(String prefix, Class<?> type, String component) {
        for (RecordComponent candidate : type.getRecordComponents()) {
            if (candidate.getName().equals(component)) {
                return Key.name(prefix, candidate);
            }
        }
        throw new IllegalStateException(type + " has no component " + component);
    }

    private static String fault(String name, Said said, String expectation) {
        return "%s: %s is \"%s\"; %s".formatted(said.where(), name, said.text(), expectation);
    }
}
