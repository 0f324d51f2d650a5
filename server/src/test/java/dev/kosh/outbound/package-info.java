@NullMarked
package dev.kosh.outbound;

import org.jspecify.annotations.NullMarked;
