/// Where Elasticsearch is, which indices Telex keeps there, and how documents get into them.
@NullMarked
package dev.telex.sink.elastic;

import org.jspecify.annotations.NullMarked;
