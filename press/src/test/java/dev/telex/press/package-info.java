@NullMarked
package dev.telex.press;

import org.jspecify.annotations.NullMarked;
