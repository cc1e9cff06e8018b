/// Apache Camel, doing what sink does.
@NullMarked
package dev.telex.bench.camel;

import org.jspecify.annotations.NullMarked;
