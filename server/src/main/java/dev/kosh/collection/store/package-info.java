/** The tables of collection and the SQL that reads and writes them. */
@NullMarked
package dev.kosh.collection.store;

import org.jspecify.annotations.NullMarked;
