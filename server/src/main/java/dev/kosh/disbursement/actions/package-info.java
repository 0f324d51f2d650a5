/** What people do with a payment instruction. */
@NullMarked
package dev.kosh.disbursement.actions;

import org.jspecify.annotations.NullMarked;
