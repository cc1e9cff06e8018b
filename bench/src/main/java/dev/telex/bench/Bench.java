package dev.telex.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Runs benchmarks by name.
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = byName(List.of(
            new ParseBenchmark(),
            new FeedsBenchmark(),
            new PollBenchmark(),
            new PushBenchmark(),
            new AnnotateBenchmark(),
            new CopiesBenchmark(),
            new StoriesBenchmark(),
            new RestartBenchmark(),
            new MatchBenchmark(),
            new WatchesBenchmark(),
            new SinkBenchmark(),
            new BacklogBenchmark(),
            new AlertsBenchmark()));

    private Bench() {}

    /// Each benchmark's name and what it measures, in the order in which "all" runs them.
    public static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        BENCHMARKS.forEach((name, benchmark) -> names.put(name, benchmark.says()));
        return names;
    }

    /// @param names as in [#names]
    /// @param data  the directory with the data sets: feeds, copies, events, corpus and the others, each in
    ///        its own
    /// @param out   where the table goes, line by line
    /// @throws IllegalArgumentException where there is no such benchmark
    public static List<Measurement> run(List<String> names, Path data, PrintWriter out) throws Exception {
        Results results = new Results(out);
        for (String name : names) {
            Benchmark benchmark = BENCHMARKS.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("no benchmark is called %s; there are: %s"
                        .formatted(name, String.join(", ", BENCHMARKS.keySet())));
            }
            results.say(name + ": " + benchmark.says());
            benchmark.run(data, results);
        }
        return results.all();
    }

    private static Map<String, Benchmark> byName(List<Benchmark> benchmarks) {
        return benchmarks.stream()
                .collect(Collectors.toMap(
                        Benchmark::name, Function.identity(), (a, _) -> a, LinkedHashMap<String, Benchmark>::new));
    }
}
