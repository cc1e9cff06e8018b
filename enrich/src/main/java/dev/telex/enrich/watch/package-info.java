/// Which watches an article matches: [dev.telex.enrich.watch.Matcher] is the door.
@NullMarked
package dev.telex.enrich.watch;

import org.jspecify.annotations.NullMarked;
