@NullMarked
package dev.kosh.disbursement.reconciliation;

import org.jspecify.annotations.NullMarked;
