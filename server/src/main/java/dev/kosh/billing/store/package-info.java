/** The tables of billing and the SQL that reads and writes them. */
@NullMarked
package dev.kosh.billing.store;

import org.jspecify.annotations.NullMarked;
