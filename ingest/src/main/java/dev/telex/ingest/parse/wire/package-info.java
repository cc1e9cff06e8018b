/// The wire's own formats: NewsML-G2, NITF and ninjs, as news agencies send them.
///
/// They say more than feeds do. What is for the desk goes to [dev.telex.wire.Editorial]: status, urgency,
/// slugline, dateline, byline, credit, rights, embargo, version, subject codes. What an item is, its guid says:
/// a higher version has the same guid, and an item that takes the place of another names it. None of them names
/// a page to go to, so items have no link, and their article is feed and guid.
@NullMarked
package dev.telex.ingest.parse.wire;

import org.jspecify.annotations.NullMarked;
