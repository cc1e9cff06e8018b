/// The web as every part has to treat it: one reading of the addresses that people and publishers write, the check
/// that what is connected to is for everybody ([dev.telex.wire.web.Vetting]), and when to come back.
@NullMarked
package dev.telex.wire.web;

import org.jspecify.annotations.NullMarked;
