/// The Kafka topics between the parts, and how a part reaches them.
@NullMarked
package dev.telex.wire.topics;

import org.jspecify.annotations.NullMarked;
