package dev.telex.enrich.trend;

import java.time.Instant;

/// How many articles counted for a subject in ten seconds: what goes through the repartition, keyed by the
/// subject's id.
///
/// @param bucket when they begin
public record Tally(Subject subject, Instant bucket, int articles) {}
