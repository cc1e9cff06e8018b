package dev.telex.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a directory, each as a feed at `/files/NAME`. They are read at each request, so they may change.
final class DirectorySite implements Site {
    private static final String FILES = "/files/";

    private final Path directory;
    private final int port;

    DirectorySite(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    @Override
    public String opml() {
        return Pages.opml(feeds(), false);
    }

    @Override
    public List<PressFeed> feeds() {
        return names().stream()
                .map(name -> new PressFeed(
                        String.valueOf(directory.getFileName()),
                        name,
                        URI.create("http://127.0.0.1:" + port + FILES + encoded(name)),
                        ""))
                .toList();
    }

    @Override
    public Optional<Resource> at(String host, String path) {
        return switch (path) {
            case "/" -> Optional.of(Resource.text("text/html; charset=utf-8", Pages.front(feeds(), false)));
            case "/feeds.opml" -> Optional.of(Resource.text("text/x-opml; charset=utf-8", opml()));
            default -> file(path);
        };
    }

    /// Only names that the directory lists are served: no path leads out of it.
    private Optional<Resource> file(String path) {
        if (!path.startsWith(FILES) || !names().contains(path.substring(FILES.length()))) {
            return Optional.empty();
        }
        Path file = directory.resolve(path.substring(FILES.length()));
        try {
            byte[] content = Files.readAllBytes(file);
            return Optional.of(Resource.of(
                    type(content), content, Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException("press: cannot read " + file, e);
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("press: cannot list the directory " + directory, e);
        }
    }

    private static String type(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 512), StandardCharsets.ISO_8859_1);
        if (head.contains("<rss")) {
            return "application/rss+xml";
        }
        if (head.contains("<feed")) {
            return "application/atom+xml";
        }
        if (head.stripLeading().startsWith("{")) {
            return "application/feed+json";
        }
        return head.contains("<html") || head.contains("<!DOCTYPE html") ? "text/html" : "application/xml";
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
