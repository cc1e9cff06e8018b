@NullMarked
package dev.telex.query;

import org.jspecify.annotations.NullMarked;
