/// Which matches alert: one a watch and story, and what a watch asks for beyond that.
///
/// [dev.telex.enrich.alert.Watches] holds all watches in every instance and matches articles with them;
/// [dev.telex.enrich.alert.Alerting] decides where stories are told. The rules are in `Ruling`, and know neither Kafka
/// nor a clock.
@NullMarked
package dev.telex.enrich.alert;

import org.jspecify.annotations.NullMarked;
