/// Which articles belong together: an article under other ids of its publisher, its copies, the story it tells.
///
/// [dev.telex.enrich.group.Grouping] decides, without Kafka; [dev.telex.enrich.group.Grouper] is the step of the
/// topology that feeds it, one for each partition of the languages, and keeps what it remembers.
@NullMarked
package dev.telex.enrich.group;

import org.jspecify.annotations.NullMarked;
