/// The command line and the all-in-one: every part in one process, with a broker and an Elasticsearch of its own.
///
/// [dev.telex.app.AllInOne] is what `telex run` and `telex demo` start; `cli` is what a person types. The
/// embedded servers have a module of their own (app/embedded), because the tests of every part use them too.
@NullMarked
package dev.telex.app;

import org.jspecify.annotations.NullMarked;
