@NullMarked
package dev.telex.press.story;

import org.jspecify.annotations.NullMarked;
