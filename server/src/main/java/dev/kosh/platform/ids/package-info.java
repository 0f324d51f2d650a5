/** Ids that other programs ask for. */
@NullMarked
package dev.kosh.platform.ids;

import org.jspecify.annotations.NullMarked;
