package dev.telex.wire.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one source of settings says: key → text and where it stands.
final class Source {
    /// @param where "telex.yaml:12", "TELEX_FETCH_MAX_BYTES", "--fetch.max-bytes"
    record Said(String text, String where) {}

    private Source() {}

    /// @throws InvalidSettings where the file cannot be read, or is no YAML
    static Map<String, Said> file(Path file) {
        Map<String, Said> said = new LinkedHashMap<>();
        try (JsonParser yaml = new YAMLFactory().createParser(Files.newBufferedReader(file))) {
            JsonToken first = yaml.nextToken();
            if (first == JsonToken.START_OBJECT) {
                object(yaml, "", file, said);
            } else if (first != null && first != JsonToken.VALUE_NULL) {
                throw new InvalidSettings(
                        List.of(where(file, yaml) + ": expected settings as \"name: value\", a line each"));
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidSettings(List.of(file + ":" + line + ": not YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("")));
        } catch (IOException e) {
            throw new InvalidSettings(List.of(
                    file + ": cannot be read (" + e + "); expected a text file in UTF-8 that this user may read"));
        }
        return said;
    }

    static Map<String, Said> environment(Map<String, String> environment, List<Key> keys) {
        Map<String, Said> said = new LinkedHashMap<>();
        for (Key key : keys) {
            if (key.isNamed()) {
                named(key, environment, said);
                continue;
            }
            String text = environment.get(key.environment());
            if (text != null && key.isMap()) {
                map(key, text, said);
            } else if (text != null) {
                said.put(key.name(), new Said(text, key.environment()));
            }
        }
        return said;
    }

    private static void named(Key key, Map<String, String> environment, Map<String, Said> said) {
        environment.forEach((variable, text) -> {
            String name = key.nameIn(variable);
            if (name != null) {
                said.put(key.named(name), new Said(text, variable));
            }
        });
    }

    /// "name=value", a line each.
    private static void map(Key key, String text, Map<String, Said> said) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] pair = line.strip().split("=", 2);
            if (pair.length != 2) {
                throw new InvalidSettings(
                        List.of(key.environment() + ": \"" + line + "\"; expected name=value, a line each"));
            }
            said.put(key.name() + "." + pair[0].strip(), new Said(pair[1].strip(), key.environment()));
        });
    }

    static Map<String, Said> flags(Map<String, String> flags) {
        Map<String, Said> said = new LinkedHashMap<>();
        flags.forEach((name, text) -> said.put(name, new Said(text, "--" + name)));
        return said;
    }

    private static void object(JsonParser yaml, String prefix, Path file, Map<String, Said> said) throws IOException {
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix.isEmpty() ? yaml.currentName() : prefix + "." + yaml.currentName();
            String where = where(file, yaml);
            switch (yaml.nextToken()) {
                case START_OBJECT -> object(yaml, name, file, said);
                case START_ARRAY -> said.put(name, new Said(array(yaml), where));
                // "name:" with nothing behind it leaves the default, as people expect of a file they comment
                // lines out of.
                case VALUE_NULL -> {}
                default -> said.put(name, new Said(yaml.getText(), where));
            }
        }
    }

    private static String array(JsonParser yaml) throws IOException {
        List<String> items = new ArrayList<>();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            items.add(yaml.getText());
            yaml.skipChildren();
        }
        return String.join(",", items);
    }

    private static String where(Path file, JsonParser yaml) {
        return file + ":" + yaml.currentTokenLocation().getLineNr();
    }
}
