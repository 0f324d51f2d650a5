/** What beneficiaries hear: that they were paid, or that their payment came back. */
@NullMarked
package dev.kosh.disbursement.messages;

import org.jspecify.annotations.NullMarked;
