/** Which roles there are and what they may call. */
@NullMarked
package dev.kosh.platform.accesscontrol;

import org.jspecify.annotations.NullMarked;
