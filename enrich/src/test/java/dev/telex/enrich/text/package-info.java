@NullMarked
package dev.telex.enrich.text;

import org.jspecify.annotations.NullMarked;
