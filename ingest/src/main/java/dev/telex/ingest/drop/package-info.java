/// Folders into which publishers put files, here or on an SFTP server: each file is read once it is whole, handed
/// in, and moved out of the way when Kafka has acknowledged what was in it.
///
/// [dev.telex.ingest.drop.Drops] runs a folder for each feed of kind drop that this process owns.
@NullMarked
package dev.telex.ingest.drop;

import org.jspecify.annotations.NullMarked;
