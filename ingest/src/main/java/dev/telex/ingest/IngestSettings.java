package dev.telex.ingest;

import dev.telex.ingest.fetch.FetchSettings;
import dev.telex.ingest.schedule.PollSettings;

/// All that ingest can be told.
public record IngestSettings(FetchSettings fetch, PollSettings poll) {}
