/// What a person types: a class for each command, and what they share.
@NullMarked
package dev.telex.app.cli;

import org.jspecify.annotations.NullMarked;
