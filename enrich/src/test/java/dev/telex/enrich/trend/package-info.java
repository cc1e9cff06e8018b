@NullMarked
package dev.telex.enrich.trend;

import org.jspecify.annotations.NullMarked;
