package dev.telex.enrich.tagger;

import dev.telex.enrich.text.Tokens;
import dev.telex.wire.EntityType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Makes the model that [NameTagger] reads, from the data sets that MODEL-CARD.md names, in a few minutes. The same
/// data make the same model.
public final class NameTraining {
    /// The data sets to learn from, each with the types that its makers did not mark.
    private static final Map<String, Set<EntityType>> TRAINING = new TreeMap<>(Map.of(
            "btc",
            Set.of(EntityType.MISC),
            "crossner",
            Set.of(),
            "ewt_dev",
            Set.of(EntityType.MISC),
            "gum",
            Set.of(),
            "wikigold",
            Set.of(),
            "wnut_train",
            Set.of()));

    /// The data sets to measure with, none of which is learnt from.
    private static final List<String> MEASURING = List.of("worldwide-newswire", "conll-testa", "ewt_test");

    private static final String UNLABELLED = "unlabelled/voice-of-america.txt";
    /// About as many sentences as an article has.
    private static final int SENTENCES = 12;
    /// From which probability on a label of the first model is believed by the second.
    private static final double SURE = 0.7;

    /// How often the newswire comes in an epoch: it is what the tagger reads.
    private static final int NEWSWIRE = 2;

    private static final long SEED = 1;
    private static final int BITS = 20;
    private static final int EPOCHS = 4;
    private static final double RATE = 0.02;
    private static final double DROPOUT = 0.3;
    /// How often a sentence comes again with other names in it.
    private static final int COPIES = 3;
    /// How many names of the dictionaries are among those, for each type.
    private static final int OFFERED = 10_000;

    private static final double IN_CAPITALS = 0.2;
    private static final double AS_HEADLINE = 0.15;
    private static final double SCALE = 0.02;
    private static final double LEAST = 0.06;

    private final Path data;
    private final Path dictionary;
    private final Consumer<String> progress;
    private final Random random = new Random(SEED);

    private NameTraining(Path data, Path dictionary, Consumer<String> progress) {
        this.data = data;
        this.dictionary = dictionary;
        this.progress = progress;
    }

    /// @param data       where the data sets are: `train/*.iob`, `unlabelled` and `clusters.tsv`
    /// @param dictionary the folder with the dictionaries of names
    /// @param model      where the model goes
    /// @param progress   takes a line for each step
    public static void train(Path data, Path dictionary, Path model, Consumer<String> progress) throws IOException {
        Model trained = new NameTraining(data, dictionary, progress).train();
        try (var out = new BufferedOutputStream(Files.newOutputStream(model))) {
            trained.write(out);
        }
        progress.accept(String.format(Locale.ROOT, "%s: %.1f MB", model, Files.size(model) / 1e6));
    }

    /// The first model learns from labelled data alone; the second also from newswire that the first has labelled.
    private Model train() throws IOException {
        HashTable clusters = WordClusters.read(data.resolve("clusters.tsv"));
        HashTable names = KnownNames.read(dictionary);
        List<Sample> samples = labelled();
        Model first = learn(samples, new Trainer(clusters, names, BITS, RATE, DROPOUT, SEED));
        List<Sample> newswire = selfLabelled(first);
        for (int i = 0; i < NEWSWIRE; i++) {
            samples.addAll(newswire);
        }
        return learn(samples, new Trainer(clusters, names, BITS, RATE, DROPOUT, SEED));
    }

    /// How well a tagger finds names, as a table; a data set that is not there is left out.
    ///
    /// @param data where `dev/*.iob` are
    public static List<String> table(NameTagger tagger, Path data) throws IOException {
        List<String> lines = new ArrayList<>(List.of(NameScore.header()));
        for (String name : MEASURING) {
            Path file = data.resolve("dev").resolve(name + ".iob");
            if (Files.exists(file)) {
                lines.add(NameScore.of(tagger, file).line(name));
            }
        }
        return lines;
    }

    private List<Sample> labelled() throws IOException {
        IdentityHashMap<Block, Set<EntityType>> unmarked = new IdentityHashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (Map.Entry<String, Set<EntityType>> set : TRAINING.entrySet()) {
            for (Block block : Block.read(data.resolve("train").resolve(set.getKey() + ".iob"))) {
                Block clean = Cleaning.clean(block);
                blocks.add(clean);
                unmarked.put(clean, set.getValue());
            }
        }
        Augmentation augmentation = augmentation(blocks);
        List<Sample> samples = new ArrayList<>();
        for (Block block : blocks) {
            add(block, unmarked.getOrDefault(block, Set.of()), augmentation, samples);
        }
        return samples;
    }

    private Augmentation augmentation(List<Block> blocks) throws IOException {
        var augmentation = new Augmentation(blocks, SEED);
        for (EntityType type : List.of(EntityType.LOC, EntityType.ORG)) {
            List<List<String>> names = KnownNames.of(type, dictionary);
            Collections.shuffle(names, random);
            augmentation.offer(type, names.subList(0, Math.min(OFFERED, names.size())));
        }
        return augmentation;
    }

    private void add(Block block, Set<EntityType> unmarked, Augmentation augmentation, List<Sample> samples) {
        samples.add(Sample.of(block, unmarked));
        for (int i = 0; i < COPIES && Augmentation.isReplaceable(block); i++) {
            samples.add(Sample.of(augmentation.withOtherNames(block), unmarked));
        }
        if (random.nextDouble() < IN_CAPITALS) {
            samples.add(Sample.of(Augmentation.inCapitals(block), unmarked));
        }
        if (random.nextDouble() < AS_HEADLINE) {
            samples.add(Sample.of(Augmentation.asHeadline(block), unmarked));
        }
    }

    private List<Sample> selfLabelled(Model model) throws IOException {
        var chances = new Chances(model);
        List<Sample> samples = new ArrayList<>();
        List<String> lines = Files.readAllLines(data.resolve(UNLABELLED));
        for (int i = 0; i < lines.size(); i += SENTENCES) {
            String text = String.join("\n\n", lines.subList(i, Math.min(lines.size(), i + SENTENCES)));
            var reading = new TextReading(model, chances, Tokens.of(text), new Votes());
            reading.score();
            reading.vote();
            samples.add(reading.sample(SURE));
        }
        return samples;
    }

    private Model learn(List<Sample> samples, Trainer trainer) {
        long tokens =
                samples.stream().mapToLong(sample -> sample.tokens().size()).sum();
        progress.accept(String.format(Locale.ROOT, "%,d texts with %,d tokens", samples.size(), tokens));
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            long start = System.nanoTime();
            Collections.shuffle(samples, random);
            double loss = 0;
            for (Sample sample : samples) {
                loss += trainer.learn(sample);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            progress.accept(String.format(
                    Locale.ROOT, "epoch %d of %d: loss %.4f a token, %.0f s", epoch, EPOCHS, loss / tokens, seconds));
        }
        return trainer.model(BITS, SCALE, LEAST);
    }
}
