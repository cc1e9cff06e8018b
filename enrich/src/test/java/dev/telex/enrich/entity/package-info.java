@NullMarked
package dev.telex.enrich.entity;

import org.jspecify.annotations.NullMarked;
