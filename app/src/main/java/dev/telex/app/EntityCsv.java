package dev.telex.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.telex.wire.DictionaryEntry;
import dev.telex.wire.EntityType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a list of entities: CSV in UTF-8 with a line of names at the head (id, name, type, and where wanted aliases,
/// with | between them), in any order, as spreadsheets write it. Other columns are passed over.
///
/// @param entries by id, in the file's order
/// @param faults  lines that cannot be used, each with the reason
public record EntityCsv(Map<String, DictionaryEntry> entries, List<String> faults) {
    /// Names in full, as spreadsheets have them, beside the classes.
    private static final Map<String, EntityType> TYPES = Map.of(
            "PERSON", EntityType.PER,
            "ORGANISATION", EntityType.ORG,
            "ORGANIZATION", EntityType.ORG,
            "LOCATION", EntityType.LOC,
            "PLACE", EntityType.LOC,
            "OTHER", EntityType.MISC);

    /// @throws StartFailure where the file as a whole cannot be read
    public static EntityCsv read(Path file) {
        EntityCsv csv = new EntityCsv(new LinkedHashMap<>(), new ArrayList<>());
        String list = file.getFileName().toString();
        try (BufferedReader text = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> rows = rows(text)) {
            while (rows.hasNextValue()) {
                int line = rows.getCurrentLocation().getLineNr();
                csv.add(rows.nextValue(), list, line);
            }
        } catch (NoSuchFileException e) {
            throw new StartFailure("there is no file " + file);
        } catch (MalformedInputException e) {
            throw new StartFailure("%s is not in UTF-8: save it as CSV UTF-8".formatted(file));
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            throw new StartFailure("%s is no CSV: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new StartFailure("%s cannot be read (%s)".formatted(file, e));
        }
        return csv;
    }

    private static MappingIterator<Map<String, String>> rows(BufferedReader text) throws IOException {
        skipByteOrderMark(text);
        return CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text);
    }

    /// Spreadsheets put one at the start, and it would belong to the first column's name.
    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private void add(Map<String, String> row, String list, int line) {
        String id = row.getOrDefault("id", "");
        String name = row.getOrDefault("name", "");
        Optional<EntityType> type = type(row.getOrDefault("type", ""));
        if (id.isEmpty() || name.isEmpty() || type.isEmpty()) {
            faults.add("%s, line %d: expected id, name and type (PER, ORG, LOC or MISC), found id \"%s\", name \"%s\","
                            .formatted(list, line, id, name)
                    + " type \"%s\"; left out".formatted(row.getOrDefault("type", "")));
            return;
        }
        List<String> aliases = Stream.of(row.getOrDefault("aliases", "").split("\\|", -1))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty() && !alias.equals(name))
                .distinct()
                .toList();
        if (entries.put(id, new DictionaryEntry(id, name, aliases, type.get(), list)) != null) {
            faults.add("%s, line %d: id \"%s\" stands there twice; the last counts".formatted(list, line, id));
        }
    }

    private static Optional<EntityType> type(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Stream.of(EntityType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(TYPES.get(name)));
    }
}
