@NullMarked
package dev.telex.enrich.fact;

import org.jspecify.annotations.NullMarked;
