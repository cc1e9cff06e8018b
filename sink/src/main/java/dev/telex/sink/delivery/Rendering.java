package dev.telex.sink.delivery;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.telex.wire.Destination;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Messages from templates: Mustache, because it has no logic. What an editor may change cannot run code, and needs no
/// compiler. What publishers wrote is escaped for where it goes, by the end of the template's name.
final class Rendering {
    private static final Mustache.Compiler PLAIN =
            Mustache.compiler().defaultValue("").emptyStringIsFalse(true);
    private static final Mustache.Compiler JSON =
            PLAIN.withEscaper(raw -> new String(JsonStringEncoder.getInstance().quoteAsString(raw)));

    private final Map<String, String> directories;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /// @param directories of sets of templates, by their names
    Rendering(Map<String, String> directories) {
        this.directories = directories;
    }

    /// @param file "slack.json"
    /// @throws IOException where there is no such template, or it is none; says where
    String render(Destination destination, String file, Map<String, Object> view) throws IOException {
        String key = destination.template() + "/" + file;
        Template template = templates.get(key);
        try {
            if (template == null) {
                template = compiler(file).compile(source(destination.template(), file));
                templates.put(key, template);
            }
            return template.execute(view);
        } catch (MustacheException e) {
            throw new IOException("template %s of %s: %s".formatted(file, destination.template(), e.getMessage()), e);
        }
    }

    private static Mustache.Compiler compiler(String file) {
        return file.endsWith(".json")
                ? JSON
                : PLAIN.withEscaper(file.endsWith(".html") ? Escapers.HTML : Escapers.NONE);
    }

    private String source(@Nullable String set, String file) throws IOException {
        String directory = set == null ? null : directories.get(set);
        if (set != null && directory == null) {
            throw new IOException(
                    "no templates are called %s; name their directory as deliver.templates.%s".formatted(set, set));
        }
        Path own = directory == null ? null : Path.of(directory, file);
        if (own != null && Files.exists(own)) {
            return Files.readString(own);
        }
        try (InputStream given = Rendering.class.getResourceAsStream(file)) {
            if (given == null) {
                throw new IOException("there is no template " + own);
            }
            return new String(given.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
