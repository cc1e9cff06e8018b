package dev.telex.app.cli;

import dev.telex.enrich.tagger.NameTagger;
import dev.telex.enrich.tagger.NameTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = {
            "Makes the model that finds names, in a few minutes, and prints how well it finds them.",
            "",
            "The data sets, and what they allow, are in MODEL-CARD.md beside the model."
        },
        mixinStandardHelpOptions = true)
final class EntitiesTrainCommand implements Callable<Integer> {
    private static final Path HOME = Path.of(System.getProperty("telex.home", "."));
    private static final Path RESOURCES = HOME.resolve("enrich/src/main/resources/dev/telex/enrich");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where train/, dev/ and clusters.tsv are (shared/data/ner beside the checkout).")
    private Path data = HOME.resolve("../shared/data/ner");

    @Option(names = "--dictionary", paramLabel = "DIR", description = "Where the dictionaries of names are.")
    private Path dictionary = RESOURCES.resolve("entity");

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Where the model goes (the one in the sources: the next build takes it up).")
    private Path model = RESOURCES.resolve("tagger").resolve(NameTagger.MODEL);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = FeedsCommand.out(spec);
        NameTraining.train(data, dictionary, model, line -> {
            out.println(line);
            out.flush();
        });
        NameTraining.table(NameTagger.load(model), data).forEach(out::println);
        out.flush();
        return 0;
    }
}
