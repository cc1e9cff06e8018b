/// Benchmarks of the parts and of the whole pipe, each with its limit measured beside it in the same run.
///
/// [dev.telex.bench.Bench] is the door; a benchmark is a class that implements [dev.telex.bench.Benchmark] and
/// stands in its list. README.md says how they are run and read.
@NullMarked
package dev.telex.bench;

import org.jspecify.annotations.NullMarked;
