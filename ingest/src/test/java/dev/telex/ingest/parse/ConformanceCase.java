package dev.telex.ingest.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One file of the conformance suite: a document whose first comment says how it is served and what must come
/// out.
///
/// @param name     its path in the suite
/// @param document one character a byte
/// @param expect   an [Expression]
/// @param headers  by their names in lower case
record ConformanceCase(String name, String document, String expect, Map<String, String> headers) {
    private static final Pattern EXPECT =
            Pattern.compile("Expect:\\s*([^\\r\\n]*?)\\s*(?:-->[^\\r\\n]*)?(?:[\\r\\n]|$)");
    private static final Pattern HEADER = Pattern.compile("Header:\\s*([\\w-]+):[ \\t]*([^\\r\\n]*)");
    private static final List<Charset> WIDE = List.of(
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"),
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

    static List<ConformanceCase> all(Path suite) throws IOException {
        try (Stream<Path> files = Files.walk(suite)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|json)"))
                    .sorted()
                    .map(file -> read(suite, file))
                    .toList();
        }
    }

    private static ConformanceCase read(Path suite, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = text(bytes);
            Matcher expect = EXPECT.matcher(text);
            if (!expect.find()) {
                throw new IllegalStateException(file + " says nothing of what it expects");
            }
            Map<String, String> headers = new TreeMap<>();
            HEADER.matcher(text)
                    .results()
                    .forEach(header -> headers.put(header.group(1).toLowerCase(Locale.ROOT), header.group(2)));
            return new ConformanceCase(
                    suite.relativize(file).toString(),
                    new String(bytes, StandardCharsets.ISO_8859_1),
                    expect.group(1),
                    headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        for (Charset wide : WIDE) {
            String text = new String(bytes, wide);
            if (text.contains("Expect:")) {
                return text;
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return document.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isAboutSanitising() {
        return name.contains("/sanitize/");
    }

    @Nullable
    String header(String header) {
        return headers.get(header);
    }

    Parsed parse() {
        Served served = new Served(header("content-type"), header("content-location"), header("content-language"));
        return FeedParser.parse(bytes(), "http://127.0.0.1:8097/tests/" + name, served);
    }
}
