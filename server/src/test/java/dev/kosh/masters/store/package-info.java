/** Masters, from the states' files to the answers. */
@NullMarked
package dev.kosh.masters.store;

import org.jspecify.annotations.NullMarked;
