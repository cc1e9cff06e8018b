/// Servers for integration tests.
///
/// A test class that is extended with [dev.telex.testing.Servers] takes a [dev.telex.testing.Kafka] or an
/// [dev.telex.testing.Elasticsearch] as a parameter of its constructor, a test or a life cycle method:
///
/// ```java
/// @ExtendWith(Servers.class)
/// class SinkTest {
///     @Test
///     void indexesWhatItReads(Kafka kafka, Elasticsearch elasticsearch) { … }
/// }
/// ```
///
/// All test classes of a JVM share the servers and so keep apart by names: [dev.telex.testing.Servers#unique].
@NullMarked
package dev.telex.testing;

import org.jspecify.annotations.NullMarked;
