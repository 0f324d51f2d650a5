/** Searches of masters, in both shapes, and the way in for their files. */
@NullMarked
package dev.kosh.platform.mdms;

import org.jspecify.annotations.NullMarked;
