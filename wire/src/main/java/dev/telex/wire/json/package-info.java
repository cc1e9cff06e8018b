/// Events as JSON: how they are written, and the schema of each.
@NullMarked
package dev.telex.wire.json;

import org.jspecify.annotations.NullMarked;
