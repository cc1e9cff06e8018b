/// Alerts → destinations: webhooks, Slack, Microsoft Teams, e-mail.
///
/// [dev.telex.sink.delivery.Deliveries] is the part. An alert is judged once for each of its destinations
/// (`Judgement`: now, in a digest, or never), recorded in `telex.deliveries` (`Ledger`), and waits in the lane of its
/// watch and destination (`Lane`), so that they arrive in order and none waits for another's. A `Target` is what many
/// lanes may lead to: where it fails, all of them leave it alone for a while.
///
/// At least once: an alert's offset is committed when its deliveries are recorded, what is recorded and not done is
/// read back by whoever gets the partition, and what is recorded as done is never sent again. A crash between
/// a destination's answer and its record sends once more, under the same id.
@NullMarked
package dev.telex.sink.delivery;

import org.jspecify.annotations.NullMarked;
