package dev.telex.enrich.tagger;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Finds the names in a text. Thread-safe; one for a process is enough: it holds the model, about 20 MB.
public final class NameTagger {
    /// The file of the model that comes with Telex, beside this class.
    public static final String MODEL = "names-en.model";

    private final Model model;
    private final Chances chances;

    NameTagger(Model model) {
        this.model = model;
        this.chances = new Chances(model);
    }

    /// The tagger with the model that comes with Telex.
    public static NameTagger load() {
        try (InputStream in = Objects.requireNonNull(NameTagger.class.getResourceAsStream(MODEL), MODEL)) {
            return new NameTagger(Model.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the model of names that comes with Telex cannot be read", e);
        }
    }

    /// A tagger with a model of your own.
    public static NameTagger load(Path model) throws IOException {
        try (InputStream in = Files.newInputStream(model)) {
            return new NameTagger(Model.read(in));
        }
    }

    /// The languages that it was trained for. In others it finds what looks like English names.
    public Set<String> languages() {
        return Set.of("en");
    }

    /// A name in a text.
    ///
    /// @param start      the first character, in UTF-16 units
    /// @param end        one past the last
    /// @param confidence the probability, as the model sees it, that exactly this is a name of this type; from 0
    ///        to 1
    public record Span(int start, int end, EntityType type, double confidence) {}

    /// The names of an article.
    ///
    /// @param title as [#tag] gives them, with offsets into the title
    /// @param text  the same of the text
    public record Named(List<Span> title, List<Span> text) {}

    /// The names of a text, in its order; none overlap. Takes time in proportion to the text.
    public List<Span> tag(Tokens tokens) {
        var reading = new TextReading(model, chances, tokens, new Votes());
        reading.score();
        reading.vote();
        return reading.spans();
    }

    /// The names of an article: as of two texts, of which each helps with the names of the other.
    public Named tag(Tokens title, Tokens text) {
        var votes = new Votes();
        var ofTitle = new TextReading(model, chances, title, votes);
        var ofText = new TextReading(model, chances, text, votes);
        ofTitle.score();
        ofText.score();
        ofTitle.vote();
        ofText.vote();
        return new Named(ofTitle.spans(), ofText.spans());
    }
}
