/** What a payment owes its payer: the message that says the money came in, or that its receipt is void. */
@NullMarked
package dev.kosh.collection.receipts;

import org.jspecify.annotations.NullMarked;
