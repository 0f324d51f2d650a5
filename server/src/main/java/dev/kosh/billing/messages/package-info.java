/** What billing tells payers by text message. */
@NullMarked
package dev.kosh.billing.messages;

import org.jspecify.annotations.NullMarked;
