/// Looks at one address as a poll would, and tells a person what is there: [dev.telex.ingest.check.FeedCheck].
/// Nothing of it goes to Kafka.
@NullMarked
package dev.telex.ingest.check;

import org.jspecify.annotations.NullMarked;
