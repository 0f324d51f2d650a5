/** Amendments: lines that join a consumer's dues for a reason from outside (docs/contract/billing.md, amendments). */
@NullMarked
package dev.kosh.billing.amendments;

import org.jspecify.annotations.NullMarked;
