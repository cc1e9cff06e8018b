/// The contract between the parts: what an article is and how it travels.
///
/// A part never calls another part. It reads records of one Kafka topic and writes records of the next, and this
/// module holds all that both sides must agree on: the events ([dev.telex.wire.Feed] → [dev.telex.wire.Article] →
/// [dev.telex.wire.EnrichedArticle]), their ids ([dev.telex.wire.Ids]), the topics
/// ([dev.telex.wire.topics.Topics]), their JSON ([dev.telex.wire.json.Json], with a schema for each event among
/// the resources), and what every part needs to run: settings and health.
@NullMarked
package dev.telex.wire;

import org.jspecify.annotations.NullMarked;
