/** Searches of masters, in both shapes. */
@NullMarked
package dev.kosh.platform.mdms;

import org.jspecify.annotations.NullMarked;
