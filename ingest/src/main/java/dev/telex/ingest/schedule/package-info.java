/// When to ask a feed, and who asks it.
///
/// A feed belongs to the process that holds its partition of `telex.feeds`; Kafka's consumer group deals the
/// partitions out, and since a host's feeds share one, one process asks one host.
/// [dev.telex.ingest.schedule.NextPoll] is the rule for when, [dev.telex.ingest.schedule.Timetable] what is due.
@NullMarked
package dev.telex.ingest.schedule;

import org.jspecify.annotations.NullMarked;
