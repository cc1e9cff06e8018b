@NullMarked
package dev.telex.enrich.watch;

import org.jspecify.annotations.NullMarked;
