/** What collection hands out: receipts, bills, registers and slips as documents and sheets, in four languages. */
@NullMarked
package dev.kosh.collection.papers;

import org.jspecify.annotations.NullMarked;
