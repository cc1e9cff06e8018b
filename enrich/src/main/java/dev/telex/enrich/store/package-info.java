/// What steps remember for a time: values by key, a day at a time ([dev.telex.enrich.store.Days]).
@NullMarked
package dev.telex.enrich.store;

import org.jspecify.annotations.NullMarked;
