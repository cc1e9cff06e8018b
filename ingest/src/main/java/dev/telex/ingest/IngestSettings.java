package dev.telex.ingest;

import dev.telex.ingest.drop.DropSettings;
import dev.telex.ingest.fetch.FetchSettings;
import dev.telex.ingest.page.PageSettings;
import dev.telex.ingest.push.PushSettings;
import dev.telex.ingest.schedule.PollSettings;

/// All that ingest can be told.
public record IngestSettings(
        FetchSettings fetch, PollSettings poll, PageSettings page, PushSettings push, DropSettings drop) {}
