/** What a recorded payment owes its payer: the message that says the money came in. */
@NullMarked
package dev.kosh.collection.receipts;

import org.jspecify.annotations.NullMarked;
