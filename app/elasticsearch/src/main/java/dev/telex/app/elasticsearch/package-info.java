/// The embedded Elasticsearch: the real server from its published jars, as the main class of a JVM of its own.
///
/// The published jars lack the modules that a download brings along. [dev.telex.app.elasticsearch.MissingModules]
/// stands in for the two that Telex needs.
@NullMarked
package dev.telex.app.elasticsearch;

import org.jspecify.annotations.NullMarked;
