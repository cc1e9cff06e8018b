@NullMarked
package dev.telex.testing;

import org.jspecify.annotations.NullMarked;
