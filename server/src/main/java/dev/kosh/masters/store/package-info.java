/** Masters in the database, in memory, and in the files that they are loaded from. */
@NullMarked
package dev.kosh.masters.store;

import org.jspecify.annotations.NullMarked;
