/// Whether a part can do its work, and if not, why.
@NullMarked
package dev.telex.wire.health;

import org.jspecify.annotations.NullMarked;
