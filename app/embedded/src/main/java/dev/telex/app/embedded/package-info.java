/// The real Kafka and the real Elasticsearch as child processes on loopback.
///
/// [dev.telex.app.embedded.EmbeddedKafka] and [dev.telex.app.embedded.EmbeddedElasticsearch] are the doors. Each runs
/// its server in a JVM of its own, so that the parts, the broker and the index can die one by one and come back. A
/// server keeps everything under one directory:
///
/// | path | holds |
/// |---|---|
/// | `data/` | what the server stores |
/// | `logs/` | what it says, bounded in size |
/// | `java.args` | the flags and the class path of its JVM |
/// | `pid` | its process and the process that started it, while it runs |
///
/// The life of a child hangs on its standard input: at its end, whether the parent closed it or died, the child stops
/// cleanly. On its standard output it says one line, [dev.telex.app.embedded.Said], once it is ready or has failed.
@NullMarked
package dev.telex.app.embedded;

import org.jspecify.annotations.NullMarked;
