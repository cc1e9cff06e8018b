/// Which indices Telex keeps in Elasticsearch, and how documents get into them.
@NullMarked
package dev.telex.sink.elastic;

import org.jspecify.annotations.NullMarked;
