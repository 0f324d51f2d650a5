/** Payments and receipts, over HTTP against the whole server. */
@NullMarked
package dev.kosh.collection;

import org.jspecify.annotations.NullMarked;
