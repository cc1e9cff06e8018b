/// Settings: records with units in their types, filled from one file, the environment and flags.
///
/// A settings record says it all in one place: each component is a setting, its [dev.telex.wire.settings.Setting]
/// annotation gives default and meaning, its type the unit, and the record's constructor the limits
/// ([dev.telex.wire.settings.Check]). [dev.telex.wire.settings.SettingsReader] turns a tree of such records into
/// keys ("fetch.max-bytes", in the environment TELEX_FETCH_MAX_BYTES, as a flag --fetch.max-bytes), reads them
/// all, and reports every fault at once.
@NullMarked
package dev.telex.wire.settings;

import org.jspecify.annotations.NullMarked;
