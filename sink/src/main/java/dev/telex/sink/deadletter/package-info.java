/// What cannot be delivered is set aside, with its reason.
@NullMarked
package dev.telex.sink.deadletter;

import org.jspecify.annotations.NullMarked;
