/** Where the data is. */
@NullMarked
package dev.kosh.database;

import org.jspecify.annotations.NullMarked;
