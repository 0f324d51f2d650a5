/** Who did what, for whoever has to find out. */
@NullMarked
package dev.kosh.platform.trail;

import org.jspecify.annotations.NullMarked;
