/// Web pages: an article's text out of its page ([dev.telex.ingest.page.PageText]), for whole polls of feeds that ask
/// for it ([dev.telex.ingest.page.FullText]).
@NullMarked
package dev.telex.ingest.page;

import org.jspecify.annotations.NullMarked;
