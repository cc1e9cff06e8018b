@NullMarked
package org.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
