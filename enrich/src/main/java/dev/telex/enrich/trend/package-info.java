/// What is talked about more than usual: entities, and pairs of them, compared with their own past.
///
/// The door is [dev.telex.enrich.trend.Trends], with a step on each side of the repartition: the first counts
/// articles in buckets of ten seconds, the second keeps each subject's past and says when it bursts.
@NullMarked
package dev.telex.enrich.trend;

import org.jspecify.annotations.NullMarked;
