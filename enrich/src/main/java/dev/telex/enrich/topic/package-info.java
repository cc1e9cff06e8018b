/// What an article is about, in the terms of the IPTC.
@NullMarked
package dev.telex.enrich.topic;

import org.jspecify.annotations.NullMarked;
