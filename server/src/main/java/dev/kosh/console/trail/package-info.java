/** Who did what and when. */
@NullMarked
package dev.kosh.console.trail;

import org.jspecify.annotations.NullMarked;
