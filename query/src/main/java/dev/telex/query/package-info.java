/// The query language of searches and watches: text in, a tree out. Its door is [dev.telex.query.QueryLanguage].
///
/// It is Lucene's syntax with a few words more; `README.md` of this module is its description for users.
/// A [dev.telex.query.Query] says what has to be true of an article and nothing of how that is found out: the
/// matcher compiles it, and so does the search.
@NullMarked
package dev.telex.query;

import org.jspecify.annotations.NullMarked;
