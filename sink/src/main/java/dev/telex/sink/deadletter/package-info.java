/// What cannot be delivered is set aside with its reason ([dev.telex.sink.deadletter.DeadLetters]), and can
/// be looked at, put back, or dropped ([dev.telex.sink.deadletter.DeadLetterBox]).
@NullMarked
package dev.telex.sink.deadletter;

import org.jspecify.annotations.NullMarked;
