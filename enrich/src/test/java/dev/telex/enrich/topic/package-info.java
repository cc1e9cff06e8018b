@NullMarked
package dev.telex.enrich.topic;

import org.jspecify.annotations.NullMarked;
