@NullMarked
package org.elasticsearch.plugins;

import org.jspecify.annotations.NullMarked;
