/// Simulated publishers on loopback, for the demo, tests and benchmarks.
///
/// The door is [Press]. The wire behind it is a function: which article appears where, when and in which revision
/// follows from [PressSettings] alone (seed, rate, start and so on), so a press that was stopped goes on where it
/// would have been, and anything that happened can be asked for again. [Release] is the truth that tests compare
/// with.
@NullMarked
package dev.telex.press;

import org.jspecify.annotations.NullMarked;
