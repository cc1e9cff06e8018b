/// How a story is told: a grammar of wire stories, read from the resource files in `dev/telex/press/grammar`
/// (its README says the syntax), and the facts that keep a story consistent with itself.
///
/// The door is [Storyteller]. A story is made in two steps. An [Outline] fixes what happened: the kind of event,
/// the place, the people and the numbers. A [Telling] then fixes how one publisher words it, and in which
/// edition. The same outline told twice with another seed is the same event in other words; told with the same
/// seed and one more update, it is the same article with raised numbers and more paragraphs.
@NullMarked
package dev.telex.press.story;

import org.jspecify.annotations.NullMarked;
