@NullMarked
package dev.telex.app.embedded;

import org.jspecify.annotations.NullMarked;
